import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { FileSettings } from '../../../shared/domain/attachment.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { invalidWords } from './form-words.ts';
import { refusalWords } from './refusal-words.ts';
import { SectionPage } from './section-page.tsx';

const fields = ['imageMaxMb', 'fileMaxMb'] as const;
type Field = (typeof fields)[number];

const limitsOf = (field: Field) => {
  const { minValue, maxValue } = FileSettings.shape[field];
  return { min: minValue ?? 1, max: maxValue ?? 100 };
};
const numberOf = (field: Field) =>
  z.number('whole').int('whole').min(limitsOf(field).min, 'whole').max(limitsOf(field).max, 'whole');

const FilesForm = z.object({ imageMaxMb: numberOf('imageMaxMb'), fileMaxMb: numberOf('fileMaxMb') });

/** How large pictures and files may be. */
export function FilesSection() {
  const { t } = useTranslation('settings');
  const { t: tf } = useTranslation('files');
  const { settings } = useHello();
  const { connection } = useWorkspace();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: 'files',
    schema: FilesForm,
    saved: settings,
    send: (values) => connection.request('settings.set', { ...settings, ...values }),
  });
  return (
    <SectionPage title={t('sections.files')} hint={tf('settings.hint')}>
      <form noValidate onSubmit={submit} className="flex max-w-[42rem] flex-col gap-4">
        {fields.map((field) => {
          const limits = limitsOf(field);
          const message = wrong(field);
          return (
            <FormRow
              key={field}
              layout="beside"
              label={tf(`settings.${field}.label`)}
              hint={tf(`settings.${field}.hint`)}
              error={message === 'whole' ? t('invalid.whole', limits) : invalidWords(message, t)}
            >
              <span className="flex items-center gap-2">
                <span className="w-20">
                  <TextField
                    type="number"
                    inputMode="numeric"
                    {...limits}
                    step={1}
                    className="tabular text-end [appearance:textfield] [&::-webkit-inner-spin-button]:hidden"
                    {...form.register(field, { valueAsNumber: true })}
                  />
                </span>
                <span className="w-16 text-muted">{tf('settings.unit')}</span>
              </span>
            </FormRow>
          );
        })}
        <SaveBar
          dirty={dirty}
          busy={busy}
          justSaved={justSaved}
          refusal={refusal === null ? null : refusalWords(refusal, t)}
          onSave={() => submit()}
          onDiscard={discard}
        />
      </form>
    </SectionPage>
  );
}
