import { Download, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownPerson } from '../../../shared/domain/privacy.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';

interface Found {
  people: readonly KnownPerson[];
  more: boolean;
}

/** Finds a person by their address, hands out what is kept of them, or erases it. */
export function PersonFinder({ visitorId }: { visitorId: string | null }) {
  const { t } = useTranslation('privacy');
  const { t: ts } = useTranslation('settings');
  const { connection, bridge } = useWorkspace();
  const act = useAct();
  const say = useToast();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const [refusal, setRefusal] = useState<ErrorBody | null>(null);
  const [chosen, setChosen] = useState<KnownPerson | null>(null);
  const [asking, setAsking] = useState(false);

  const find = useCallback(
    async (wanted: string): Promise<void> => {
      if (wanted.trim() === '') return;
      setBusy(true);
      const result = await connection.request('privacy.find', { text: wanted });
      setBusy(false);
      setRefusal(result.ok ? null : result.error);
      if (result.ok) setFound(result.data);
    },
    [connection],
  );
  // Who was chosen elsewhere is found at once.
  useEffect(() => {
    if (visitorId !== null) void find(visitorId);
  }, [visitorId, find]);
  const save = async (person: KnownPerson): Promise<void> => {
    const link = await act(connection.request('privacy.export', { visitorId: person.visitorId }));
    if (link === null) return;
    const opened = await bridge.system.openExternal({ url: link.url, source: 'product' });
    if (opened.ok && opened.data.opened) say({ title: t('exported'), tone: 'done' });
  };
  const erase = async (person: KnownPerson): Promise<void> => {
    const done = await act(connection.request('privacy.erase', { visitorId: person.visitorId }));
    if (done === null) return;
    say({ title: t('erased', done.erased), tone: 'done' });
    setFound((had) => had && { ...had, people: had.people.filter((one) => one.visitorId !== person.visitorId) });
  };
  return (
    <SectionPart title={t('find')} hint={t('findHint')}>
      <form
        noValidate
        className="flex max-w-112 items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void find(text);
        }}
      >
        <div className="min-w-0 flex-1">
          <FormRow label={t('address')}>
            <TextField value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
          </FormRow>
        </div>
        <Button type="submit" busy={busy} disabled={text.trim() === ''}>
          {t('search')}
        </Button>
      </form>
      <div role="status" className="mt-3">
        {refusal !== null && <FieldError>{refusalWords(refusal, ts)}</FieldError>}
        {found !== null && found.people.length === 0 && <p className="text-muted">{t('none')}</p>}
      </div>
      {found !== null && found.people.length > 0 && (
        <ul aria-label={t('find')} className="-mx-4">
          {found.people.map((person) => (
            <li key={person.visitorId} className="flex min-h-14 items-center gap-3 rounded-control px-4 hover:bg-hover">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  <bdi>{person.name ?? person.email ?? t('nameless')}</bdi>
                </p>
                <p className="truncate text-small text-muted">
                  {t('seen')} <RelativeTime at={person.lastSeenAt} />
                  {' · '}
                  {t('talks', { count: person.conversations })}
                  {person.name !== null && person.email !== null && <bdi> · {person.email}</bdi>}
                  {' · '}
                  <bdi>{person.siteName}</bdi>
                </p>
              </div>
              <Button size="small" look="plain" icon={Download} onClick={() => void save(person)}>
                {t('export')}
              </Button>
              <Button
                size="small"
                icon={Trash2}
                look="plain"
                onClick={() => {
                  setChosen(person);
                  setAsking(true);
                }}
              >
                {t('erase')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found?.more === true && <p className="mt-2 text-small text-muted">{t('more')}</p>}
      {chosen !== null && (
        <ConfirmDialog
          open={asking}
          title={t('eraseTitle', { name: chosen.name ?? chosen.email ?? t('unnamed') })}
          meaning={t('eraseMeaning')}
          confirm={t('eraseConfirm')}
          onClose={() => setAsking(false)}
          onConfirm={() => erase(chosen)}
        />
      )}
    </SectionPart>
  );
}
