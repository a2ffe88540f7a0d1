import { useTranslation } from 'react-i18next';
import type { SessionBridge } from '../../bridge/bridge.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RouterForm } from './forms.ts';
import { Refusal } from './refusal.tsx';
import { useSessionForm } from './use-session-form.ts';

interface RouterChoiceProps {
  setRouter: NonNullable<SessionBridge['setRouter']>;
  current: string | null;
  onDone(): void;
  /** Absent while there is no router to go back to. */
  onCancel?(): void;
}

/** Which router the desktop app speaks to. */
export function RouterChoice({ setRouter, current, onDone, onCancel }: RouterChoiceProps) {
  const { t } = useTranslation('session');
  const { form, refusal, busy, submit, wrong } = useSessionForm(RouterForm, { url: current ?? '' }, async (values) => {
    const result = await setRouter(values);
    if (result.ok) onDone();
    return result;
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormRow label={t('router.label')} hint={t('router.hint')} error={wrong('url')}>
        <TextField {...form.register('url')} size="large" type="url" inputMode="url" autoFocus spellCheck={false} />
      </FormRow>
      <Refusal error={refusal} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="large" busy={busy} className="flex-1">
          {t('router.submit')}
        </Button>
        {onCancel !== undefined && (
          <Button size="large" onClick={onCancel}>
            {t('router.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
