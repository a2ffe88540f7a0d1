import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { PounceRule } from '../../../shared/protocol/rep/pounce.ts';
import { ok } from '../../../shared/protocol/result.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { invalidWords } from './form-words.ts';
import { type RuleFields, RuleForm } from './pounce-form.ts';

interface RuleDialogProps {
  fields: RuleFields;
  title: string;
  onClose(): void;
  onSave(fields: RuleFields): Promise<void>;
}

const matches = PounceRule.shape.page.shape.match.options;
const segments = PounceRule.shape.segment.options;
const names = PounceRule.shape.inNameOf.options;

/** One rule, part by part in the order of its sentence. */
export function RuleDialog({ fields, title, onClose, onSave }: RuleDialogProps) {
  const { t } = useTranslation('pounce');
  const { t: ts } = useTranslation('settings');
  const { form, submit, wrong, busy } = useSavedForm({
    name: null,
    schema: RuleForm,
    saved: fields,
    send: async (values) => {
      await onSave(values);
      return ok({});
    },
  });
  const match = form.watch('match');
  const error = (field: keyof RuleFields): string | undefined => {
    const message = wrong(field);
    return message === 'whole' ? ts('invalid.whole', { min: 0, max: 3600 }) : invalidWords(message, ts);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="medium"
      title={title}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormRow label={t('settings.field.name')} error={error('name')}>
          <TextField {...form.register('name')} />
        </FormRow>
        <div className="flex gap-3">
          <FormRow label={t('settings.field.page')} className="flex-1">
            <Controller
              control={form.control}
              name="match"
              render={({ field }) => (
                <Select
                  value={field.value}
                  options={matches.map((value) => ({ value, label: t(`settings.match.${value}`) }))}
                  onChange={field.onChange}
                />
              )}
            />
          </FormRow>
          {match !== 'any' && (
            <FormRow label={t('settings.field.path')} error={error('path')} className="flex-1">
              <TextField dir="ltr" {...form.register('path')} />
            </FormRow>
          )}
          <FormRow label={t('settings.field.afterS')} error={error('afterS')} className="w-28">
            <TextField
              type="number"
              inputMode="numeric"
              min={0}
              max={3600}
              className="tabular"
              {...form.register('afterS', { valueAsNumber: true })}
            />
          </FormRow>
        </div>
        <div className="flex gap-3">
          <FormRow label={t('settings.field.segment')} className="flex-1">
            <Controller
              control={form.control}
              name="segment"
              render={({ field }) => (
                <Select
                  value={field.value}
                  options={segments.map((value) => ({ value, label: t(`settings.segmentName.${value}`) }))}
                  onChange={field.onChange}
                />
              )}
            />
          </FormRow>
          <FormRow label={t('settings.field.inNameOf')} className="flex-1">
            <Controller
              control={form.control}
              name="inNameOf"
              render={({ field }) => (
                <Select
                  value={field.value}
                  options={names.map((value) => ({ value, label: t(`settings.inNameOfName.${value}`) }))}
                  onChange={field.onChange}
                />
              )}
            />
          </FormRow>
        </div>
        <FormRow label={t('settings.field.text')} hint={t('settings.textHint')} error={error('text')}>
          <TextArea rows={3} dir="auto" {...form.register('text')} />
        </FormRow>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{ts('no')}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
