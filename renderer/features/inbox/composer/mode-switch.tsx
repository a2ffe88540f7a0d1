import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../lib/cx.ts';
import { ariaKeys } from '../../../lib/shortcut-keys.ts';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { usePlatform } from '../../../ui/ui-provider.tsx';
import type { ComposerMode } from './completion.ts';

const modes: readonly ComposerMode[] = ['reply', 'note'];

interface ModeSwitchProps {
  mode: ComposerMode;
  /** A draft lies in the other mode. */
  waiting: boolean;
  onChange(mode: ComposerMode): void;
}

/** To whom one writes; the other side shows a dot while a draft lies there. */
export function ModeSwitch({ mode, waiting, onChange }: ModeSwitchProps) {
  const { t } = useTranslation('composer');
  const platform = usePlatform();
  return (
    <ToggleGroup
      aria-label={t('mode')}
      value={[mode]}
      onValueChange={(next: string[]) => {
        const chosen = modes.find((one) => one === next[0]);
        if (chosen !== undefined) onChange(chosen);
      }}
      className="inline-flex items-center gap-0.5 pe-1"
    >
      {modes.map((one) => (
        <Tooltip key={one} label={t(one === 'reply' ? 'toReply' : 'toNote')} keys="alt+n" side="top">
          <Toggle
            value={one}
            aria-keyshortcuts={ariaKeys('alt+n', platform)}
            className="inline-flex h-6 items-center gap-1 rounded-control px-1.5 text-small font-medium text-muted hover:bg-hover hover:text-ink data-pressed:bg-press data-pressed:text-ink"
          >
            {t(one)}
            {waiting && one !== mode && (
              <span
                role="img"
                aria-label={t('draft')}
                className={cx('size-1.5 rounded-full', one === 'note' ? 'bg-waiting' : 'bg-accent')}
              />
            )}
          </Toggle>
        </Tooltip>
      ))}
    </ToggleGroup>
  );
}
