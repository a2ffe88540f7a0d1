import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Email } from '../../../shared/domain/scalars.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPart } from './section-page.tsx';

type Outcome = { done: true } | { done: false; words: string };

/** Sends one mail now and says what the mail server said. */
export function MailTest() {
  const { t } = useTranslation('mail');
  const { t: ts } = useTranslation('settings');
  const me = useMe();
  const { connection } = useWorkspace();
  const [to, setTo] = useState(me.email);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [wrong, setWrong] = useState<string>();

  const send = async (): Promise<void> => {
    setOutcome(null);
    const address = Email.safeParse(to);
    setWrong(address.success ? undefined : t('testWrong'));
    if (!address.success) return;
    setBusy(true);
    const result = await connection.request('mail.test', { to: address.data });
    setBusy(false);
    if (!result.ok) setOutcome({ done: false, words: refusalWords(result.error, ts) });
    else if (result.data.problem === null) setOutcome({ done: true });
    else setOutcome({ done: false, words: t('testProblem', { problem: result.data.problem }) });
  };
  return (
    <SectionPart title={t('test')}>
      <form
        noValidate
        className="flex max-w-112 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FormRow label={t('testTo')} error={wrong}>
          <TextField type="email" value={to} onChange={(event) => setTo(event.target.value)} autoComplete="email" />
        </FormRow>
        <div className="flex items-start gap-3">
          <Button type="submit" busy={busy}>
            {t('testSend')}
          </Button>
          <span role="status" className="min-w-0 pt-1.5">
            {outcome?.done === true && <span className="text-available-text">{t('testDone')}</span>}
            {outcome?.done === false && <FieldError>{outcome.words}</FieldError>}
          </span>
        </div>
      </form>
    </SectionPart>
  );
}
