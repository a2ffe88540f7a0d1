import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { channels, type StatusFacts, statusIcons } from '../../../shared/domain/presence.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { statusIcon } from '../../lib/status-icons.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { invalidWords } from './form-words.ts';
import { refusalWords } from './refusal-words.ts';
import { type StatusFields, StatusForm, statusFactsOf } from './status-form.ts';

interface StatusDialogProps {
  fields: StatusFields;
  title: string;
  onClose(): void;
  send(facts: StatusFacts): Promise<Result<unknown>>;
}

/** One status: what it is called, whether its reps count as there, and for what. */
export function StatusDialog({ fields, title, onClose, send }: StatusDialogProps) {
  const { t } = useTranslation('settings');
  const { form, submit, wrong, dirty, busy, refusal } = useSavedForm({
    name: null,
    schema: StatusForm,
    saved: fields,
    send: async (values) => {
      const result = await send(statusFactsOf(values));
      if (result.ok) onClose();
      return result;
    },
  });
  const away = form.watch('away');
  const why = refusal?.detail?.why;
  const nameTaken = why === 'name_taken' ? t('statuses.nameTaken') : undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      holds={dirty}
      title={title}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <FormRow label={t('statuses.name')} error={invalidWords(wrong('name'), t) ?? nameTaken}>
          <TextField dir="auto" {...form.register('name')} />
        </FormRow>
        <Controller
          control={form.control}
          name="icon"
          render={({ field }) => (
            <div className="flex flex-col gap-1.5">
              <span className="text-small font-medium text-muted">{t('statuses.icon')}</span>
              <Segmented
                label={t('statuses.icon')}
                value={field.value}
                options={statusIcons.map((value) => ({
                  value,
                  label: t(`statuses.icons.${value}`),
                  icon: statusIcon[value],
                  iconOnly: true,
                }))}
                onChange={field.onChange}
              />
            </div>
          )}
        />
        <Controller
          control={form.control}
          name="away"
          render={({ field }) => (
            <RadioList
              label={t('statuses.counts')}
              value={field.value ? 'away' : 'there'}
              options={(['there', 'away'] as const).map((value) => ({
                value,
                label: t(`statuses.${value}`),
                hint: t(`statuses.${value}Hint`),
              }))}
              onChange={(value) => field.onChange(value === 'away')}
            />
          )}
        />
        {!away && (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-small font-medium text-muted">{t('statuses.accepts')}</legend>
            {channels.map((channel) => (
              <Controller
                key={channel}
                control={form.control}
                name={channel}
                render={({ field }) => (
                  <Checkbox checked={field.value} onChange={field.onChange}>
                    {t(`statuses.channels.${channel}`)}
                  </Checkbox>
                )}
              />
            ))}
          </fieldset>
        )}
        {refusal !== null && nameTaken === undefined && (
          <FieldError>{why === 'too_many' ? t('statuses.tooMany') : refusalWords(refusal, t)}</FieldError>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('no')}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {t('statuses.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
