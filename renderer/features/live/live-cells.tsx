import { Drama } from 'lucide-react';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { cx } from '../../lib/cx.ts';
import { visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TargetMark } from '../../ui/target-mark.tsx';
import { tip, tipAt } from '../../ui/tips.tsx';
import { useWrittenTime } from '../../ui/ui-provider.tsx';
import type { RowWords } from './row-words.ts';
import { formatTimeOnSite } from './time-on-site.ts';

interface CellProps {
  card: VisitorCard;
  words: RowWords;
}

export function Person({ card, words: { t, tv, locale } }: CellProps) {
  const name = visitorLabel(card, tv, locale);
  return (
    <span className="flex w-full min-w-0 items-center gap-2.5">
      <Avatar
        id={card.id}
        name={visitorFace(card, tv, locale)}
        size={24}
        className={cx(card.connection !== 'here' && 'grayscale')}
      />
      <span className="flex min-w-0 items-baseline gap-2">
        <bdi className={cx('truncate', card.name !== null ? 'font-medium' : 'text-muted')}>{name}</bdi>
        {card.practice && (
          <>
            <Badge className="self-center @max-[64rem]/table:hidden">{tv('demo')}</Badge>
            {/* In a narrow table the word would cost the name its letters. */}
            <span
              role="img"
              aria-label={tv('demo')}
              {...tip(tv('demo'))}
              className="self-center text-faint @min-[64rem]/table:hidden"
            >
              <Icon of={Drama} size={14} />
            </span>
          </>
        )}
        {card.visits > 1 && (
          <span className="shrink-0 text-small text-faint @max-[75rem]/table:hidden">
            {t('visit', { count: card.visits, ordinal: true })}
          </span>
        )}
      </span>
    </span>
  );
}

/** The company as one names it, with its mark; *Unknown company* where nobody told. */
export function CompanyName({ company, words: { tv } }: Pick<VisitorCard, 'company'> & Pick<CellProps, 'words'>) {
  if (company === null) return <span className="truncate text-faint">{tv('unknownCompany')}</span>;
  return (
    <span className="flex min-w-0 items-baseline gap-1">
      <bdi className="truncate">{company.name}</bdi>
      {company.target && <TargetMark label={tv('target')} />}
    </span>
  );
}

export function CompanyCell({ card: { company }, words }: CellProps) {
  const { t, tv, myId } = words;
  const owner = company?.owner ?? null;
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <CompanyName company={company} words={words} />
      {owner !== null && (
        <span
          {...tip(owner.id === myId ? tv('ownerYou') : tv('owner', { name: owner.name }))}
          className={cx(
            'max-w-24 shrink-0 truncate text-small max-medium:hidden',
            owner.id === myId ? 'font-medium' : 'text-faint',
          )}
        >
          {owner.id === myId ? t('yours') : owner.name.split(' ')[0]}
        </span>
      )}
    </span>
  );
}

export function PageCell({ card: { page }, stoppedAt }: { card: VisitorCard; stoppedAt: number | null }) {
  if (page === null) return null;
  return (
    <span className="flex min-w-0 items-baseline gap-2.5">
      <ElapsedTime since={page.since} until={stoppedAt ?? undefined} className="w-9 text-end text-small text-muted" />
      <bdi {...tip(page.title || page.path)} className="truncate">
        {page.path}
      </bdi>
    </span>
  );
}

export function SourceWords({ card: { source }, words: { t } }: CellProps) {
  return (
    <bdi className={cx('truncate', source.kind === 'direct' ? 'text-faint' : 'text-muted')}>
      {t(`source.${source.kind}`, { label: source.label })}
    </bdi>
  );
}

export function Since({ card, stoppedAt, words: { locale } }: CellProps & { stoppedAt: number | null }) {
  const since = card.visitStartedAt;
  const written = useWrittenTime<HTMLTimeElement>(stoppedAt === null, (element, now) => {
    const text = formatTimeOnSite(since, stoppedAt ?? now, locale);
    if (element.textContent !== text) element.textContent = text;
  });
  return (
    <time ref={written} dateTime={new Date(since).toISOString()} {...tipAt(since)} className="tabular text-muted" />
  );
}

export function Activity({
  card: { activity, connection, rep, waitingSince },
  stoppedAt,
  plain = false,
  words: { t, tv, myId },
}: CellProps & {
  stoppedAt: number | null;
  /** In words alone, where the wait is counted beside it. */
  plain?: boolean;
}) {
  if (activity === 'browsing') {
    return connection === 'here' ? null : <span className="truncate text-faint">{tv(`connection.${connection}`)}</span>;
  }
  if (activity === 'chatting' && rep !== null) {
    const name = rep.id === myId ? t('activity.withYou') : t('activity.with', { name: rep.name.split(' ')[0] });
    return (
      <span className="flex min-w-0 items-center gap-1.5">
        <Avatar id={rep.id} name={rep.name} photo={rep.photo} size={20} />
        <bdi {...tip(rep.name)} className="truncate">
          {name}
        </bdi>
      </span>
    );
  }
  if (!plain && activity === 'waiting' && waitingSince !== null) {
    return (
      <span className="flex min-w-0 items-baseline gap-2">
        <ElapsedTime waiting since={waitingSince} until={stoppedAt ?? undefined} className="font-medium" />
        <span className="truncate text-muted">{t('activity.waiting')}</span>
      </span>
    );
  }
  return <span className="truncate text-muted">{t(`activity.${activity}`)}</span>;
}
