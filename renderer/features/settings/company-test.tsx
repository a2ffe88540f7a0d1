import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import { EnrichmentAnswer } from '../../../shared/protocol/rep/enrichment.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPart } from './section-page.tsx';

type Tested = OutputOf<RepContract, 'enrichment.test'>;

/** Asks the service once about a domain and says what came back. */
export function CompanyTest() {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const [domain, setDomain] = useState('');
  const [busy, setBusy] = useState(false);
  const [tested, setTested] = useState<Tested | null>(null);
  const [wrong, setWrong] = useState<string>();
  const [refusal, setRefusal] = useState<ErrorBody | null>(null);

  const test = async (): Promise<void> => {
    setTested(null);
    setRefusal(null);
    const asked = EnrichmentAnswer.shape.domain.safeParse(domain);
    setWrong(asked.success ? undefined : t('companies.domainWrong'));
    if (!asked.success) return;
    setBusy(true);
    const result = await connection.request('enrichment.test', { domain: asked.data });
    setBusy(false);
    if (result.ok) setTested(result.data);
    else setRefusal(result.error);
  };
  return (
    <SectionPart title={t('companies.test')} hint={t('companies.testHint')}>
      <form
        noValidate
        className="flex max-w-112 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void test();
        }}
      >
        <FormRow label={t('companies.domain')} error={wrong}>
          <TextField value={domain} onChange={(event) => setDomain(event.target.value)} autoComplete="off" />
        </FormRow>
        <div className="flex items-center gap-3">
          <Button type="submit" busy={busy}>
            {t('companies.testSend')}
          </Button>
          <span role="status" className="min-w-0">
            {tested !== null && <TestWords tested={tested} />}
            {refusal !== null && <FieldError>{refusalWords(refusal, t)}</FieldError>}
          </span>
        </div>
      </form>
    </SectionPart>
  );
}

function TestWords({ tested: { company, problem, status } }: { tested: Tested }) {
  const { t } = useTranslation('settings');
  if (problem !== null) return <FieldError>{t(`companies.problem.${problem}`, { status: status ?? 0 })}</FieldError>;
  if (company === null) return <span className="text-muted">{t('companies.answerUnknown')}</span>;
  return (
    <span>
      <bdi className="font-medium">{company.name}</bdi> <bdi className="text-muted">{company.domain}</bdi>
    </span>
  );
}
