import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RouteForPounce } from '../../../shared/domain/pounce.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useHello, useMe, useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { invalidWords } from './form-words.ts';
import { etiquetteFields, etiquetteLimits, PounceForm } from './pounce-form.ts';
import { PounceRules } from './pounce-rules.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPage, SectionPart } from './section-page.tsx';

/** Who may speak first, to whom and how often, and the rules that do so by themselves. */
export function PounceSection() {
  const { t } = useTranslation('pounce');
  const { t: ts } = useTranslation('settings');
  const me = useMe();
  return (
    <SectionPage title={ts('sections.pounce')} hint={t('settings.hint')}>
      <PounceRules />
      {me.role === 'admin' && <Etiquette />}
    </SectionPage>
  );
}

function Etiquette() {
  const { t } = useTranslation('pounce');
  const { t: ts } = useTranslation('settings');
  const { settings } = useHello();
  const { connection } = useWorkspace();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: 'pounce',
    schema: PounceForm,
    saved: {
      pounceAfterS: settings.pounceAfterS,
      pouncePerVisit: settings.pouncePerVisit,
      pouncePerWeek: settings.pouncePerWeek,
      pounceSilenceDays: settings.pounceSilenceDays,
      routeForPounce: settings.routeForPounce,
    },
    send: (values) => connection.request('settings.set', { ...settings, ...values }),
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-9">
      <SectionPart title={t('settings.etiquette')} hint={t('settings.etiquetteHint')}>
        {etiquetteFields.map((field) => {
          const { min, max } = etiquetteLimits(field);
          const message = wrong(field);
          return (
            <FormRow
              key={field}
              layout="beside"
              label={t(`settings.${field}.label`)}
              hint={t(`settings.${field}.hint`)}
              error={message === 'whole' ? ts('invalid.whole', { min, max }) : invalidWords(message, ts)}
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
                <span className="w-16 text-muted">{t(`settings.${field}.unit`)}</span>
              </span>
            </FormRow>
          );
        })}
      </SectionPart>
      <SectionPart title={t('settings.route')} hint={t('settings.routeHint')}>
        <Controller
          control={form.control}
          name="routeForPounce"
          render={({ field }) => (
            <RadioList
              label={t('settings.route')}
              value={field.value}
              options={RouteForPounce.options.map((value) => ({
                value,
                label: t(`settings.routes.${value}.name`),
                hint: t(`settings.routes.${value}.hint`),
              }))}
              onChange={field.onChange}
            />
          )}
        />
      </SectionPart>
      <SaveBar
        dirty={dirty}
        busy={busy}
        justSaved={justSaved}
        refusal={refusal === null ? null : refusalWords(refusal, ts)}
        onSave={() => submit()}
        onDiscard={discard}
      />
    </form>
  );
}
