import { type ComponentType, h } from 'preact';
import { canChooseLoudspeaker, createLoudspeakers } from '../../../shared/client/media/loudspeakers.ts';
import { browserTimers } from '../../../shared/client/timers.ts';
import { addStyles } from '../chat/add-styles.ts';
import styles from '../style/sound.css?url';
import type { RememberedSound } from './remembered-sound.ts';
import { SoundPart, type SoundPartProps } from './sound-part.tsx';

let prepared: Promise<ComponentType<Omit<SoundPartProps, 'loudspeakers' | 'camera'>>> | null = null;

/** Brings what a call's sound is set and watched by; once a page. */
export function prepareSound({ speaker, camera }: RememberedSound): NonNullable<typeof prepared> {
  prepared ??= addStyles(document, styles).then(() => {
    const loudspeakers = createLoudspeakers({
      devices: navigator.mediaDevices,
      canChoose: canChooseLoudspeaker(),
      timers: browserTimers,
      remembered: speaker,
    });
    return (props) => h(SoundPart, { ...props, loudspeakers, camera });
  });
  prepared.catch(() => {
    prepared = null;
  });
  return prepared;
}
