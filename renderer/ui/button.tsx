import { Button as Base } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { ariaKeys } from '../lib/shortcut-keys.ts';
import { type ButtonLook, type ButtonSize, buttonClass, GAPS } from './button-look.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { Spinner } from './spinner.tsx';
import { usePlatform } from './ui-provider.tsx';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  children: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** The shortcut's hint; registering the key is the caller's (`useShortcut`). */
  keys?: string;
  /** At work: keeps its width and focus, takes no second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

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
      className={cx(buttonClass(look, size), disabled && !busy && 'opacity-45', className)}
    >
      <span className={cx('inline-flex items-center', GAPS[size], busy && 'opacity-0')}>
        {icon !== undefined && <Icon of={icon} className="-ms-0.5" />}
        {children}
        {keys !== undefined && <Kbd keys={keys} bare className="-me-0.5" />}
      </span>
      {busy && <Spinner className="absolute" />}
    </Base>
  );
}
