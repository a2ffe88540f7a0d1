import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { Enrichment } from '../../../shared/protocol/rep/enrichment.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CompanyTest } from './company-test.tsx';
import { fits, invalidWords } from './form-words.ts';
import { LoadState } from './load-state.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPage, SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';

const AddressForm = z.object({
  url: z
    .string()
    .trim()
    .refine((text) => text === '' || fits(Enrichment.shape.url)(text), 'webAddress'),
});

/** Which service says what company a visitor comes from: its address, the secret it checks questions by, a test. */
export function CompaniesSection() {
  const { t } = useTranslation('settings');
  const { data, error, again, put } = useRequest('enrichment.get', {});
  return (
    <SectionPage title={t('sections.companies')} hint={t('companies.hint')}>
      {data === null ? <LoadState error={error} onAgain={again} /> : <Service known={data} onSaved={put} />}
    </SectionPage>
  );
}

function Service({ known, onSaved }: { known: Enrichment; onSaved(next: Enrichment): void }) {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const act = useAct();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: 'companies',
    schema: AddressForm,
    saved: { url: known.url ?? '' },
    send: async ({ url }) => {
      const result = await connection.request('enrichment.set', { url: url === '' ? null : url });
      if (result.ok) onSaved(result.data);
      return result;
    },
  });
  const replace = async (): Promise<void> => {
    const next = await act(
      connection.request('enrichment.set', { url: known.url, newSecret: true }),
      t('companies.secretReplaced'),
    );
    if (next !== null) onSaved(next);
  };
  return (
    <>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormRow
          label={t('companies.url')}
          hint={t('companies.urlHint')}
          error={invalidWords(wrong('url'), t)}
          className="max-w-112"
        >
          <TextField type="url" autoComplete="off" spellCheck={false} {...form.register('url')} />
        </FormRow>
        <SaveBar
          dirty={dirty}
          busy={busy}
          justSaved={justSaved}
          refusal={refusal === null ? null : refusalWords(refusal, t)}
          onSave={() => submit()}
          onDiscard={discard}
        />
      </form>
      {known.url !== null && (
        <>
          <SectionPart title={t('companies.secret')} hint={t('companies.secretHint')}>
            <div className="flex flex-wrap items-center gap-2">
              <code className="selectable min-w-0 truncate rounded-control bg-sunken px-2 py-1">{known.secret}</code>
              <CopyButton text={known.secret} />
              <Button size="small" look="plain" onClick={() => void replace()}>
                {t('companies.secretReplace')}
              </Button>
            </div>
          </SectionPart>
          <CompanyTest />
        </>
      )}
    </>
  );
}
