import { Button as Base } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { ariaKeys } from '../lib/shortcut-keys.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { Spinner } from './spinner.tsx';
import { usePlatform } from './ui-provider.tsx';

/** `primary`: the one act of a view. `quiet`: beside it. `plain`: among text. `danger`: what cannot be undone. */
export type ButtonLook = 'primary' | 'quiet' | 'plain' | 'danger';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  children: ReactNode;
  look?: ButtonLook;
  size?: 'small' | 'medium' | 'large';
  icon?: LucideIcon;
  /** The shortcut's hint; registering the key is the caller's (`useShortcut`). */
  keys?: string;
  /** At work: keeps its width and focus, takes no second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-accent-ink enabled:hover:bg-accent-hover enabled:active:bg-accent-hover',
  quiet: 'bg-control text-ink shadow-near enabled:hover:bg-control-hover enabled:active:bg-control-hover',
  plain: 'text-muted enabled:hover:bg-hover enabled:hover:text-ink enabled:active:bg-press',
  danger: 'bg-danger text-danger-ink enabled:hover:bg-danger-hover enabled:active:bg-danger-hover',
};

const SIZES = {
  small: 'h-7 gap-1.5 px-2 text-small',
  medium: 'h-8 gap-2 px-3 text-body',
  large: 'h-9 gap-2 px-4 text-body',
} as const;

export function Button({
  look = 'quiet',
  size = 'medium',
  icon,
  keys,
  busy = false,
  disabled = false,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const platform = usePlatform();
  return (
    <Base
      {...rest}
      type={type}
      disabled={disabled || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys, platform)}
      className={cx(
        'window-still relative inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap transition-colors',
        SIZES[size],
        LOOKS[look],
        disabled && !busy && 'opacity-45',
        className,
      )}
    >
      <span className={cx('inline-flex items-center', SIZES[size].split(' ')[1], busy && 'opacity-0')}>
        {icon !== undefined && <Icon of={icon} className="-ms-0.5" />}
        {children}
        {keys !== undefined && <Kbd keys={keys} bare className="-me-0.5" />}
      </span>
      {busy && <Spinner className="absolute" />}
    </Base>
  );
}
