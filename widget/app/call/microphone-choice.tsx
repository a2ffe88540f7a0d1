import type { JSX } from 'preact';
import type { CallEngine } from '../../../shared/client/media/call-engine.ts';
import { Icon } from '../chat/icons.tsx';
import { useReadable } from '../chat/use-readable.ts';
import { LateIcon } from '../later/late-icon.tsx';
import type { CallWords } from '../locales/words.ts';

/** Which microphone is heard, where there are several: the system's own list, which every phone and screen reader knows. */
export function MicrophoneChoice({ engine, words }: { engine: CallEngine; words: CallWords }): JSX.Element | null {
  const { microphones, microphoneId } = useReadable(engine);
  if (microphones.length < 2) return null;
  const known = microphones.some(({ id }) => id === microphoneId);
  return (
    <div class="call-microphone">
      <LateIcon name="microphone" size={18} />
      <select
        aria-label={words.say('call.microphone')}
        value={known ? (microphoneId ?? '') : ''}
        onChange={({ currentTarget }) => engine.chooseMicrophone(currentTarget.value || null)}
      >
        <option value="">{words.say('call.microphone.system')}</option>
        {microphones.map(({ id, label }, index) => (
          <option key={id} value={id}>
            {label || words.say('call.microphone.unnamed', { number: index + 1 })}
          </option>
        ))}
      </select>
      <Icon name="close" size={16} />
    </div>
  );
}
