import { Mic, MicOff } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { listeningSlot } from './listen-store.ts';

/** A press that is shorter stays: it latches. */
const holdMs = 400;

/** Speaks to the rep while it is held; a short press goes on speaking until the next one. */
export function SpeakButton() {
  const { t } = useTranslation('listen');
  const listening = useSlot(listeningSlot);
  const { speaking } = useReadable(listening);
  const pressed = useRef<{ at: number; spoke: boolean } | null>(null);
  const release = (at: number): void => {
    const press = pressed.current;
    pressed.current = null;
    if (press && (press.spoke || at - press.at >= holdMs)) listening.speak(false);
  };
  return (
    <Button
      icon={speaking ? Mic : MicOff}
      look={speaking ? 'primary' : 'quiet'}
      aria-pressed={speaking}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = { at: event.timeStamp, spoke: speaking };
        listening.speak(true);
      }}
      onPointerUp={(event) => release(event.timeStamp)}
      onPointerCancel={(event) => release(event.timeStamp + holdMs)}
      // The keyboard's press comes without a pointer, and latches.
      onClick={(event) => event.detail === 0 && listening.speak(!speaking)}
    >
      {t(speaking ? 'pause' : 'speak')}
    </Button>
  );
}
