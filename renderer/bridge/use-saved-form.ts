import { useEffect, useRef, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type PathValue,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type * as z from 'zod';
import type { ErrorBody } from '../../shared/protocol/errors.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { zodResolver } from '../lib/zod-resolver.ts';
import { formDraftsSlot } from './form-drafts.ts';
import { useSlot } from './workspace.ts';

interface SavedFormOptions<Input extends FieldValues, Output> {
  /** Under which unsaved changes are kept; null keeps none, as for passwords. */
  name: string | null;
  schema: z.ZodType<Output, Input>;
  /** What the router has. Where it changes meanwhile, untouched fields follow. */
  saved: Input;
  send(values: Output): Promise<Result<unknown>>;
}

/** A form over something that is saved as a whole. */
export interface SavedForm<Input extends FieldValues, Output> {
  form: UseFormReturn<Input, unknown, Output>;
  dirty: boolean;
  busy: boolean;
  /** It was saved, and nothing was changed since. */
  justSaved: boolean;
  /** What the router refused, until the next try. */
  refusal: ErrorBody | null;
  submit(event?: React.FormEvent): void;
  /** Back to what the router has. */
  discard(): void;
  /** What is wrong with a field: the schema's text, which is a key of a catalogue. */
  wrong(field: Path<Input>): string | undefined;
}

/** Checks by a schema, sends once at a time, keeps what is not saved. */
export function useSavedForm<Input extends FieldValues, Output>({
  name,
  schema,
  saved,
  send,
}: SavedFormOptions<Input, Output>): SavedForm<Input, Output> {
  const { drafts, set } = useSlot(formDraftsSlot);
  const [refusal, setRefusal] = useState<ErrorBody | null>(null);
  const [justSaved, setJustSaved] = useState(false);
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues: saved as DefaultValues<Input>,
  });
  const { isDirty, isSubmitting, errors } = form.formState;

  const savedText = JSON.stringify(saved);
  const followed = useRef(savedText);
  useEffect(() => {
    if (followed.current === savedText) return;
    followed.current = savedText;
    form.reset(JSON.parse(savedText) as Input, { keepDirtyValues: true });
  }, [form, savedText]);

  useEffect(() => {
    if (name === null) return;
    const draft = drafts.getState()[name];
    if (typeof draft !== 'object' || draft === null) return;
    for (const [field, value] of Object.entries(draft)) {
      form.setValue(field as Path<Input>, value as PathValue<Input, Path<Input>>, { shouldDirty: true });
    }
  }, [form, drafts, name]);

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ values, isDirty: changed }) => {
          if (changed === true) setJustSaved(false);
          if (name !== null) set(name, changed === true ? values : undefined);
        },
      }),
    [form, set, name],
  );

  const handle = form.handleSubmit(async (values) => {
    setRefusal(null);
    const result = await send(values);
    if (!result.ok) {
      setRefusal(result.error);
      return;
    }
    form.reset(form.getValues());
    if (name !== null) set(name, undefined);
    setJustSaved(true);
  });

  return {
    form,
    dirty: isDirty,
    busy: isSubmitting,
    justSaved: justSaved && !isDirty,
    refusal,
    submit: (event) => void handle(event),
    discard: () => {
      setRefusal(null);
      form.reset(JSON.parse(savedText) as Input);
      if (name !== null) set(name, undefined);
    },
    wrong: (field) => {
      const message = form.getFieldState(field).error?.message ?? errors[field]?.message;
      return typeof message === 'string' ? message : undefined;
    },
  };
}
