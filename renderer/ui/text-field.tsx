import { Field } from '@base-ui/react/field';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { CONTROL } from './control.ts';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size' | 'prefix'> {
  size?: 'medium' | 'large';
  /** Inside the box, before the text: an icon or a fixed word. */
  leading?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/**
 * One line of text. Inside a FormRow it takes its label, hint and error from there. `email` and `url` choose the keyboard
 * only: with the browser's own types a field would turn red by the browser's opinion, beside the form's.
 */
export function TextField({ size = 'medium', leading, className, type = 'text', ...rest }: TextFieldProps) {
  const keyboard = type === 'email' ? 'email' : type === 'url' ? 'url' : undefined;
  const box = (
    <Field.Control
      inputMode={keyboard}
      {...rest}
      type={keyboard === undefined ? type : 'text'}
      className={cx(
        CONTROL,
        size === 'large' ? 'h-9' : 'h-8',
        leading === undefined ? 'px-2.5' : 'ps-8 pe-2.5',
        className,
      )}
    />
  );
  if (leading === undefined) return box;
  return (
    <span className="relative block w-full">
      {box}
      <span className="pointer-events-none absolute inset-y-0 start-0 flex w-8 items-center justify-center text-faint">
        {leading}
      </span>
    </span>
  );
}
