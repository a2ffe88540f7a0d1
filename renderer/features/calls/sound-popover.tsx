import { SlidersHorizontal } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { late } from '../../ui/late.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { callKeys } from './call-keys.ts';

const { component: SoundSettings } = late(() => import('./sound-settings.tsx').then((file) => file.SoundSettings));

interface SoundPopoverProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** The microphone, the loudspeaker and what is done to the voice, in the middle of a call. */
export function SoundPopover({ open, onOpenChange }: SoundPopoverProps) {
  const { t } = useTranslation('calls');
  const label = t('sound');
  // Who pressed the keys in the middle of a sentence writes on there.
  const before = useRef<HTMLElement | null>(null);
  const finalFocus = (): HTMLElement | null => {
    const back = before.current;
    before.current = null;
    return back?.isConnected ? back : null;
  };
  useShortcut({
    keys: callKeys.sound,
    label,
    group: t('group'),
    inText: true,
    overDialogs: true,
    run: () => {
      if (!open) before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      onOpenChange(!open);
    },
  });
  return (
    <Popover
      side="top"
      align="end"
      title={label}
      open={open}
      onOpenChange={onOpenChange}
      finalFocus={finalFocus}
      className="w-80"
      trigger={<IconButton icon={SlidersHorizontal} label={label} keys={callKeys.sound} tooltipSide="top" />}
    >
      <SoundSettings />
    </Popover>
  );
}
