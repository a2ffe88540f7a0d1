import { Video, VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useShortcut } from '../../../ui/shortcut-context.tsx';
import { callKeys } from '../call-keys.ts';
import { cameraSlot } from './camera-store.ts';

/** Switches the own camera on and off; it is asked for by this press, and never before. */
export function CameraButton() {
  const { t } = useTranslation(['cameras', 'calls']);
  const engine = useSlot(cameraSlot);
  const { own } = useReadable(engine);
  const on = own !== 'off';
  const label = t(on ? 'off' : 'on');
  const run = on ? engine.switchOff : engine.switchOn;
  useShortcut({ keys: callKeys.camera, label, group: t('calls:group'), inText: true, overDialogs: true, run });
  return (
    <IconButton
      icon={on ? Video : VideoOff}
      label={label}
      keys={callKeys.camera}
      pressed={on}
      tooltipSide="top"
      onClick={run}
    />
  );
}
