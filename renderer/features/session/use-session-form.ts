import { useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { zodResolver } from '../../lib/zod-resolver.ts';
import { invalidKey } from './error-words.ts';

interface SessionForm<Input extends FieldValues, Output> {
  form: UseFormReturn<Input, unknown, Output>;
  /** What the router refused, until the next try. */
  refusal: ErrorBody | null;
  busy: boolean;
  submit: (event: React.FormEvent) => void;
  /** What is wrong with a field, in words. */
  wrong(field: Path<Input>): string | undefined;
}

/** A form of these pages: checked by a schema, sent once at a time, its refusal kept for the reader. */
export function useSessionForm<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
  defaults: DefaultValues<Input>,
  send: (values: Output) => Promise<Result<unknown>>,
): SessionForm<Input, Output> {
  const { t } = useTranslation('session');
  const [refusal, setRefusal] = useState<ErrorBody | null>(null);
  const form = useForm<Input, unknown, Output>({ resolver: zodResolver(schema), defaultValues: defaults });
  const { errors, isSubmitting } = form.formState;
  const handle = form.handleSubmit(async (values) => {
    setRefusal(null);
    const result = await send(values);
    if (!result.ok) setRefusal(result.error);
  });
  return {
    form,
    refusal,
    busy: isSubmitting,
    submit: (event) => void handle(event),
    wrong: (field) => {
      const message = form.getFieldState(field).error?.message ?? errors[field]?.message;
      return typeof message === 'string' ? t(invalidKey(message), { line: '' }) : undefined;
    },
  };
}
