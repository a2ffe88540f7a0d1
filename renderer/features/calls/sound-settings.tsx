import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SoundDevice } from '../../../shared/client/media/sound-devices.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { usePlatform } from '../../ui/ui-provider.tsx';
import { problemWords } from './call-words.ts';
import { callsSlot } from './calls-store.ts';
import { cameraSlot } from './camera/camera-store.ts';
import { LevelMeter } from './level-meter.tsx';
import { playSample } from './play-sample.ts';
import { useTriedMicrophone } from './use-tried-microphone.ts';

const system = 'system';
const switchNames = ['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const;

interface DevicePickProps {
  all: readonly SoundDevice[];
  id: string | null;
  systems: string;
  unnamed(number: number): string;
  onChoose(id: string | null): void;
}

function DevicePick({ all, id, systems, unnamed, onChoose }: DevicePickProps) {
  return (
    <Select
      className="w-full min-w-0"
      value={all.some((one) => one.id === id) && id !== null ? id : system}
      options={[
        { value: system, label: systems },
        ...all.map((one, index) => ({ value: one.id, label: one.label || unnamed(index + 1) })),
      ]}
      onChange={(value) => onChoose(value === system ? null : value)}
    />
  );
}

/**
 * What calls are heard, played and seen with on this computer: the microphone with its level, the loudspeaker with a sound to
 * try it, the camera, and what is done to the voice. In a call each holds at once.
 */
export function SoundSettings() {
  const { t } = useTranslation('calls');
  const { bridge } = useWorkspace();
  const platform = usePlatform();
  const calls = useSlot(callsSlot);
  const { microphones, microphoneId, switches, remote } = useReadable(calls);
  const loudspeakers = useReadable(calls.loudspeakers);
  const camera = useSlot(cameraSlot);
  const { cameras, cameraId } = useReadable(camera);
  // A microphone that was never allowed is asked for by a press, not by opening a page.
  const known = microphones.some(({ label }) => label !== '');
  const [asked, setAsked] = useState(false);
  const { stream, problem, again } = useTriedMicrophone(known || asked);
  const [playing, setPlaying] = useState(false);
  const words = problem === null ? null : problemWords(problem, bridge.kind === 'browser' ? 'browser' : platform, t);
  const play = (): void => {
    setPlaying(true);
    void playSample(loudspeakers.id).finally(() => setPlaying(false));
  };
  return (
    <div className="flex flex-col gap-4">
      <FormRow label={t('microphone')} error={words && `${words.title}. ${words.hint}`}>
        <DevicePick
          all={microphones}
          id={microphoneId}
          systems={t('systemMicrophone')}
          unnamed={(number) => t('unnamedMicrophone', { number })}
          onChoose={calls.chooseMicrophone}
        />
        {words === null && (known || asked) && (
          <LevelMeter stream={stream} of="own" label={t('level')} className="mt-1 w-full" />
        )}
        {(words !== null || !(known || asked)) && (
          <Button
            size="small"
            className="self-start"
            onClick={() => {
              setAsked(true);
              again();
            }}
          >
            {t(words === null ? 'tryMicrophone' : 'tryAgain')}
          </Button>
        )}
      </FormRow>
      <FormRow label={t('loudspeaker')} hint={loudspeakers.canChoose ? undefined : t('loudspeakerBySystem')}>
        <span className="flex items-center gap-2">
          {loudspeakers.canChoose ? (
            <DevicePick
              all={loudspeakers.all}
              id={loudspeakers.id}
              systems={t('systemLoudspeaker')}
              unnamed={(number) => t('unnamedLoudspeaker', { number })}
              onChoose={calls.loudspeakers.choose}
            />
          ) : null}
          <IconButton icon={Volume2} label={t('testSound')} disabled={playing} onClick={play} />
        </span>
        {remote !== null && <LevelMeter stream={remote} of="theirs" label={t('theirLevel')} className="mt-1 w-full" />}
      </FormRow>
      {cameras.length > 0 && (
        <FormRow label={t('camera.device')}>
          <DevicePick
            all={cameras}
            id={cameraId}
            systems={t('camera.system')}
            unnamed={(number) => t('camera.unnamed', { number })}
            onChoose={camera.choose}
          />
        </FormRow>
      )}
      <div className="flex flex-col">
        {switchNames.map((name) => (
          <FormRow key={name} layout="beside" label={t(`switches.${name}`)} hint={t(`switchHints.${name}`)}>
            <Switch checked={switches[name]} onChange={(on) => calls.setSwitches({ ...switches, [name]: on })} />
          </FormRow>
        ))}
      </div>
    </div>
  );
}
