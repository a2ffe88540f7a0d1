import { Field } from '@base-ui/react/field';
import type { ComponentProps, Ref } from 'react';
import { cx } from '../lib/cx.ts';
import { CONTROL } from './control.ts';

interface TextAreaProps extends ComponentProps<'textarea'> {
  /** Most lines it grows to before it scrolls. */
  maxRows?: number;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines; grows with what is typed. */
export function TextArea({ rows = 3, maxRows = 10, className, style, ref, ...rest }: TextAreaProps) {
  return (
    <Field.Control
      render={
        <textarea
          {...rest}
          ref={ref}
          rows={rows}
          style={{
            ...style,
            minHeight: `calc(${rows} * 1.25rem + 0.875rem)`,
            maxHeight: `calc(${maxRows} * 1.25rem + 0.875rem)`,
          }}
        />
      }
      className={cx(CONTROL, 'field-sizing-content resize-none px-2.5 py-1.5', className)}
    />
  );
}
