import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { type ButtonLook, buttonClass } from './button-look.ts';

interface RowButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  children: ReactNode;
  look?: ButtonLook;
}

/** A small Button on a row of a long list: the same look, and none of the watching a list cannot afford in each of its rows. */
export function RowButton({ look = 'quiet', className, children, ...rest }: RowButtonProps) {
  return (
    <button type="button" {...rest} className={cx(buttonClass(look, 'small'), className)}>
      {children}
    </button>
  );
}
