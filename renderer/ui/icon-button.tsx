import { Button as Base } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { ariaKeys } from '../lib/shortcut-keys.ts';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';
import { usePlatform } from './ui-provider.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon;
  /** Its accessible name, and what the tooltip says. */
  label: string;
  keys?: ShortcutKeys;
  pressed?: boolean;
  size?: 'small' | 'medium';
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
  ref?: Ref<HTMLButtonElement>;
}

/** An icon that acts. Always named, always with a tooltip that names the shortcut. */
export function IconButton({
  icon,
  label,
  keys,
  pressed,
  size = 'medium',
  tooltipSide,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  const platform = usePlatform();
  return (
    <Tooltip label={label} keys={keys} side={tooltipSide}>
      <Base
        {...rest}
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys, platform)}
        className={cx(
          'window-still inline-flex shrink-0 items-center justify-center rounded-control text-muted transition-colors enabled:hover:bg-hover enabled:hover:text-ink enabled:active:bg-press data-popup-open:bg-press data-popup-open:text-ink disabled:opacity-45',
          size === 'small' ? 'size-6' : 'size-8',
          pressed === true && 'bg-selected text-accent-text',
          className,
        )}
      >
        <Icon of={icon} />
      </Base>
    </Tooltip>
  );
}
