import { useTranslation } from 'react-i18next';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { invalidWords } from './form-words.ts';
import { refusalWords } from './refusal-words.ts';
import { limitsOf, type NumberField, RoutingForm, repFields, waitFields } from './routing-form.ts';
import { SectionPart } from './section-page.tsx';

/** What a router is told about time and load, each number with the sentence it stands for. */
export function RoutingTimes() {
  const { t } = useTranslation('settings');
  const { settings } = useHello();
  const { connection } = useWorkspace();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: 'routing',
    schema: RoutingForm,
    saved: settings,
    send: (values) => connection.request('settings.set', { ...settings, ...values }),
  });

  const row = (field: NumberField) => {
    const { min, max } = limitsOf(field);
    const message = wrong(field);
    const error = message === 'whole' ? t('invalid.whole', { min, max }) : invalidWords(message, t);
    return (
      <FormRow
        key={field}
        layout="beside"
        label={t(`routing.${field}.label`)}
        hint={t(`routing.${field}.hint`)}
        error={error}
      >
        <span className="flex items-center gap-2">
          <span className="w-20">
            <TextField
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              step={1}
              className="tabular text-end [appearance:textfield] [&::-webkit-inner-spin-button]:hidden"
              {...form.register(field, { valueAsNumber: true })}
            />
          </span>
          <span className="w-16 text-muted">{t(`routing.${field}.unit`)}</span>
        </span>
      </FormRow>
    );
  };
  return (
    <div className="scroll-plane min-h-0 flex-1 px-8 pt-5 pb-8 max-medium:px-5">
      <form noValidate onSubmit={submit} className="flex max-w-[42rem] flex-col gap-9">
        <p className="-mb-4 text-pretty text-muted">{t('routing.hint')}</p>
        <FormRow
          label={t('routing.workspaceName')}
          hint={t('routing.workspaceNameHint')}
          error={invalidWords(wrong('workspaceName'), t)}
          className="max-w-112"
        >
          <TextField {...form.register('workspaceName')} />
        </FormRow>
        <SectionPart title={t('routing.wait')}>{waitFields.map(row)}</SectionPart>
        <SectionPart title={t('routing.reps')}>{repFields.map(row)}</SectionPart>
        <SaveBar
          dirty={dirty}
          busy={busy}
          justSaved={justSaved}
          refusal={refusal === null ? null : refusalWords(refusal, t)}
          onSave={() => submit()}
          onDiscard={discard}
        />
      </form>
    </div>
  );
}
