import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type ImportOutcome, importTable, mostCharacters, uploadTable } from './import-accounts.ts';

/** Companies from a table: first what it would do, then it is done. */
export function ImportDialog({ onClose, onImported }: { onClose(): void; onImported(): void }) {
  const { t } = useTranslation('routing');
  const workspace = useWorkspace();
  const say = useToast();
  const [csv, setCsv] = useState('');
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [uploadId] = useState(() => workspace.ids.next());
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const put = (text: string): void => {
    setCsv(text);
    setOutcome(null);
    setError(text.length > mostCharacters ? t('import.tooBig') : null);
  };
  const read = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = currentTarget.files?.[0];
    if (file === undefined) return;
    setBusy(true);
    const text = await file.text().catch(() => null);
    setBusy(false);
    if (text === null) setError(t('import.unreadable'));
    else put(text);
  };
  const ask = async (apply: boolean): Promise<void> => {
    setBusy(true);
    setError(null);
    const { connection } = workspace;
    // What is applied is what was checked: the table lies on the router already.
    const brought = apply ? null : await uploadTable(connection, uploadId, csv);
    const result = brought?.ok === false ? brought : await importTable(connection, uploadId, apply);
    setBusy(false);
    if (!result.ok) {
      setError(t(apply ? 'import.notApplied' : 'import.failed'));
      return;
    }
    setOutcome(result.data);
    if (!apply || result.data.wrong.length > 0) return;
    say({ title: t('import.done'), tone: 'done' });
    onImported();
    onClose();
  };
  const count = outcome === null ? 0 : outcome.added + outcome.changed;
  const ready = outcome !== null && outcome.wrong.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="medium"
      holds={csv !== ''}
      title={t('import.title')}
      description={t('import.hint')}
      actions={
        <>
          <Button onClick={onClose}>{t('import.close')}</Button>
          {ready ? (
            <Button look="primary" busy={busy} disabled={count === 0} onClick={() => void ask(true)}>
              {count === 0 ? t('import.nothing') : t('import.apply', { count })}
            </Button>
          ) : (
            <Button
              look="primary"
              busy={busy}
              disabled={csv.trim() === '' || csv.length > mostCharacters}
              onClick={() => void ask(false)}
            >
              {t('import.check')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <label className="flex flex-col gap-1.5">
          <span className="text-small font-medium text-muted">{t('import.file')}</span>
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            // While a table is looked at it stays the one that is looked at.
            disabled={busy}
            // The same file again, mended meanwhile, is another one.
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => void read(event)}
            className="text-small text-muted file:me-3 file:h-8 file:rounded-control file:border-0 file:bg-control file:px-3 file:font-medium file:text-ink file:shadow-near"
          />
        </label>
        <FormRow label={t('import.paste')}>
          <TextArea
            rows={6}
            dir="ltr"
            spellCheck={false}
            placeholder={t('import.placeholder')}
            value={csv.length > 20_000 ? `${csv.slice(0, 20_000)}…` : csv}
            readOnly={busy || csv.length > 20_000}
            onChange={(event) => put(event.currentTarget.value)}
          />
        </FormRow>
        <div role="status">
          {error !== null && <FieldError>{error}</FieldError>}
          {outcome !== null && <OutcomeLines outcome={outcome} />}
        </div>
      </div>
    </Dialog>
  );
}

function OutcomeLines({ outcome }: { outcome: ImportOutcome }) {
  const { wrong, more } = outcome;
  const { t } = useTranslation('routing');
  return (
    <>
      <p className="tabular">
        {(['added', 'changed', 'unchanged'] as const)
          .filter((what) => outcome[what] > 0)
          .map((what) => t(`import.${what}`, { count: outcome[what] }))
          .join(t('says.comma'))}
      </p>
      {wrong.length > 0 && (
        <>
          <p className="pt-2 font-medium text-missed-text">{t('import.wrongRows', { count: wrong.length + more })}</p>
          <ul className="scroll-plane mt-1 max-h-40">
            {wrong.map(({ line, why, text }) => (
              <li key={`${line}/${why}`} className="flex gap-3 py-0.5 text-small">
                <span className="tabular w-16 shrink-0 text-muted">{t('import.line', { line })}</span>
                <span className="shrink-0">{t(`import.wrong.${why}`)}</span>
                <bdi className="min-w-0 flex-1 truncate text-faint">{text}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
