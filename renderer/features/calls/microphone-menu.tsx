import { ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuChoice } from '../../ui/menu-parts.tsx';
import { callsSlot } from './calls-store.ts';

const system = 'system';

/** Which microphone is heard; remembered on this machine. */
export function MicrophoneMenu() {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { microphones, microphoneId } = useReadable(calls);
  const known = microphones.some(({ id }) => id === microphoneId);
  return (
    <Menu
      side="top"
      align="end"
      trigger={<IconButton icon={ChevronUp} size="small" label={t('microphone')} tooltipSide="top" />}
    >
      <MenuChoice
        label={t('microphone')}
        value={known && microphoneId !== null ? microphoneId : system}
        options={[
          { value: system, label: t('systemMicrophone') },
          ...microphones.map(({ id, label }, index) => ({
            value: id,
            label: label || t('unnamedMicrophone', { number: index + 1 }),
          })),
        ]}
        onChange={(id) => calls.chooseMicrophone(id === system ? null : id)}
      />
    </Menu>
  );
}
