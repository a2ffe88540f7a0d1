import { Field } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { Icon } from './icon.tsx';

/** What is wrong, in words, read aloud when it appears. */
export function FieldError({ children }: { children: ReactNode }) {
  return (
    <span role="alert" className="flex items-start gap-1.5 text-small text-missed-text">
      <Icon of={CircleAlert} size={14} className="mt-px" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}

interface FormRowProps {
  label: ReactNode;
  /** Below the field, always there. */
  hint?: ReactNode;
  /** Shown instead of the hint. */
  error?: ReactNode;
  /** `beside` puts the field to the right of its words, as settings have it. */
  layout?: 'above' | 'beside';
  /** The one field of the row: TextField, TextArea, Select, Switch … */
  children: ReactNode;
  className?: string;
}

/** A label, one field, and what there is to say about it, tied together for a screen reader. */
export function FormRow({ label, hint, error, layout = 'above', children, className }: FormRowProps) {
  const wrong = error !== undefined && error !== null && error !== '';
  const words = wrong ? (
    <Field.Error match render={<div />}>
      <FieldError>{error}</FieldError>
    </Field.Error>
  ) : (
    hint !== undefined && <Field.Description className="text-small text-faint">{hint}</Field.Description>
  );
  if (layout === 'beside') {
    return (
      <Field.Root invalid={wrong} className={cx('flex items-center justify-between gap-6 py-2', className)}>
        <div className="min-w-0 flex-1">
          <Field.Label className="block font-medium">{label}</Field.Label>
          {words}
        </div>
        <div className="flex max-w-1/2 shrink-0 justify-end">{children}</div>
      </Field.Root>
    );
  }
  return (
    <Field.Root invalid={wrong} className={cx('flex flex-col gap-1.5', className)}>
      <Field.Label className="text-small font-medium text-muted">{label}</Field.Label>
      {children}
      {words}
    </Field.Root>
  );
}
