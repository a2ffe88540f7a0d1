import type { JSX } from 'preact';
import type { SoundDevice } from '../../../shared/client/media/sound-devices.ts';
import { Icon } from '../chat/icons.tsx';
import type { CallWords } from '../locales/words.ts';

interface DeviceChoiceProps {
  label: string;
  /** What one is called whose name the browser keeps to itself. */
  unnamed(number: number): string;
  words: CallWords;
  devices: readonly SoundDevice[];
  chosen: string | null;
  choose(id: string | null): void;
}

/** Which device it is, where there are several: the system's own list, which every phone and screen reader knows. */
export function DeviceChoice({
  label,
  unnamed,
  words,
  devices,
  chosen,
  choose,
}: DeviceChoiceProps): JSX.Element | null {
  if (devices.length < 2) return null;
  const known = devices.some(({ id }) => id === chosen);
  return (
    <label class="sound-choice">
      <span>{label}</span>
      <select value={known ? (chosen ?? '') : ''} onChange={({ currentTarget }) => choose(currentTarget.value || null)}>
        <option value="">{words.say('call.microphone.system')}</option>
        {devices.map((device, index) => (
          <option key={device.id} value={device.id}>
            {device.label || unnamed(index + 1)}
          </option>
        ))}
      </select>
      <Icon name="close" size={16} />
    </label>
  );
}
