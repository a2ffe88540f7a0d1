import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { SamePerson } from '../../../shared/protocol/rep/merge.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { placeOf, quotedWords, visitorFace, visitorName } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { PanelPart } from './panel-part.tsx';

interface SamePeopleProps {
  card: VisitorCard;
  /** The two are one now. */
  onMerged(): void;
}

/** Other visitors with the same e-mail address: who may be the same person, and the way to join them. */
export function SamePeople({ card, onMerged }: SamePeopleProps) {
  const { t } = useTranslation('visitor');
  const { data, again } = useRequest('visitor.same', { visitorId: card.id });
  const [asked, setAsked] = useState<SamePerson | null>(null);
  if (data === null || data.people.length === 0) return null;
  const done = (): void => {
    setAsked(null);
    again();
    onMerged();
  };
  return (
    <PanelPart title={t('same.title')}>
      <ul className="flex flex-col gap-3 rounded-plane bg-sunken p-3">
        {data.people.map((person) => (
          <SameRow key={person.visitorId} person={person} onAsk={() => setAsked(person)} />
        ))}
      </ul>
      {asked !== null && <MergeDialog card={card} person={asked} onMerged={done} onClose={() => setAsked(null)} />}
    </PanelPart>
  );
}

/** What would be joined, in words: two conversations, a meeting. */
function useHolds(): (person: SamePerson) => string {
  const { t, i18n } = useTranslation('visitor');
  return ({ conversations, meetings, files }) => {
    const parts = [
      t('same.conversations', { count: conversations }),
      ...(meetings > 0 ? [t('same.meetings', { count: meetings })] : []),
      ...(files > 0 ? [t('same.files', { count: files })] : []),
    ];
    return new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts);
  };
}

function SameRow({ person, onAsk }: { person: SamePerson; onAsk(): void }) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const holds = useHolds();
  const place = placeOf(person, locale);
  return (
    <li className="flex items-start gap-3">
      <Avatar id={person.visitorId} name={visitorFace(person, t, locale)} size={24} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className="min-w-0 truncate font-medium">{visitorName(person, t, locale)}</bdi>
          <RelativeTime at={person.lastSeenAt} className="shrink-0 text-small text-faint" />
        </p>
        <p className="line-clamp-2 text-small text-muted">
          {person.name !== null && place !== null && `${place} · `}
          {holds(person)}
        </p>
        {person.words !== '' && (
          <p className="line-clamp-2 text-small text-muted wrap-anywhere">
            <bdi>{quotedWords(person.words, t)}</bdi>
          </p>
        )}
      </div>
      <Button size="small" onClick={onAsk}>
        {t('same.merge')}
      </Button>
    </li>
  );
}

interface MergeDialogProps extends SamePeopleProps {
  person: SamePerson;
  onClose(): void;
}

function MergeDialog({ card, person, onMerged, onClose }: MergeDialogProps) {
  const { t } = useTranslation('visitor');
  const { connection } = useWorkspace();
  const locale = useLocale();
  const say = useToast();
  const holds = useHolds();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const merge = async (): Promise<void> => {
    setBusy(true);
    const result = await connection.request('visitor.merge', { visitorId: card.id, with: person.visitorId });
    setBusy(false);
    if (result.ok) {
      say({ title: t('same.done'), tone: 'done' });
      onMerged();
      return;
    }
    const reason = result.error.detail?.reason;
    setProblem(
      reason === 'call' || reason === 'talk' || reason === 'email' ? t(`same.not.${reason}`) : t('same.failed'),
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={
        <span data-veil="screen">
          {t('same.ask', { name: visitorName(card, t, locale), other: visitorName(person, t, locale) })}
        </span>
      }
      description={<span data-veil="screen">{t('same.both', { email: card.email ?? '' })}</span>}
      actions={
        <>
          <Button onClick={onClose}>{t('same.cancel')}</Button>
          <Button look="primary" busy={busy} onClick={() => void merge()}>
            {t('same.merge')}
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1 ps-4 text-muted">
        <li>{t('same.joins', { what: holds(person) })}</li>
        {person.endsTalk && <li>{t('same.endsTalk')}</li>}
        <li>{t('same.forGood')}</li>
      </ul>
      {problem !== null && (
        <p role="alert" className="mt-3 text-missed-text">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
