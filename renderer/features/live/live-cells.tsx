import { Drama } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useHello } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { formatExact } from '../../lib/relative-time.ts';
import { visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TargetMark } from '../../ui/target-mark.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { formatTimeOnSite } from './time-on-site.ts';

export function Person({ card }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const name = visitorLabel(card, tv, locale);
  return (
    <span className="@container flex w-full min-w-0 items-center gap-2.5">
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
            <Badge className="self-center @max-[14rem]:hidden">{tv('demo')}</Badge>
            {/* Narrow, the word would cost the name its letters. */}
            <Tooltip label={tv('demo')}>
              <span role="img" aria-label={tv('demo')} className="self-center text-faint @min-[14rem]:hidden">
                <Icon of={Drama} size={14} />
              </span>
            </Tooltip>
          </>
        )}
        {card.visits > 1 && (
          <span className="shrink-0 text-small text-faint @max-[17rem]:hidden">
            {t('visit', { count: card.visits, ordinal: true })}
          </span>
        )}
      </span>
    </span>
  );
}

/** The company as one names it, with its mark; *Unknown company* where nobody told. */
export function CompanyName({ company }: Pick<VisitorCard, 'company'>) {
  const { t } = useTranslation('visitor');
  if (company === null) return <span className="truncate text-faint">{t('unknownCompany')}</span>;
  return (
    <span className="flex min-w-0 items-baseline gap-1">
      <bdi className="truncate">{company.name}</bdi>
      {company.target && <TargetMark label={t('target')} />}
    </span>
  );
}

export function CompanyCell({ card: { company } }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  const { t: tv } = useTranslation('visitor');
  const { me } = useHello();
  const owner = company?.owner ?? null;
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <CompanyName company={company} />
      {owner !== null && (
        <Tooltip label={owner.id === me.id ? tv('ownerYou') : tv('owner', { name: owner.name })}>
          <span
            className={cx(
              'max-w-24 shrink-0 truncate text-small max-medium:hidden',
              owner.id === me.id ? 'font-medium' : 'text-faint',
            )}
          >
            {owner.id === me.id ? t('yours') : owner.name.split(' ')[0]}
          </span>
        </Tooltip>
      )}
    </span>
  );
}

export function PageCell({ card: { page }, stoppedAt }: { card: VisitorCard; stoppedAt: number | null }) {
  if (page === null) return null;
  return (
    <span className="flex min-w-0 items-baseline gap-2.5">
      <ElapsedTime since={page.since} until={stoppedAt ?? undefined} className="w-9 text-end text-small text-muted" />
      <Tooltip label={page.title || page.path}>
        <bdi className="truncate">{page.path}</bdi>
      </Tooltip>
    </span>
  );
}

export function SourceWords({ card: { source } }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  return (
    <bdi className={cx('truncate', source.kind === 'direct' ? 'text-faint' : 'text-muted')}>
      {t(`source.${source.kind}`, { label: source.label })}
    </bdi>
  );
}

export function Since({ card, stoppedAt }: { card: VisitorCard; stoppedAt: number | null }) {
  const locale = useLocale();
  const minute = useMinute();
  const since = card.visitStartedAt;
  return (
    <Tooltip label={formatExact(since, locale)}>
      <time dateTime={new Date(since).toISOString()} className="tabular text-muted">
        {formatTimeOnSite(since, stoppedAt ?? minute, locale)}
      </time>
    </Tooltip>
  );
}

export function Activity({
  card: { activity, connection, rep, waitingSince },
  stoppedAt,
  plain = false,
}: {
  card: VisitorCard;
  stoppedAt: number | null;
  /** In words alone, where the wait is counted beside it. */
  plain?: boolean;
}) {
  const { t } = useTranslation('live');
  const { t: tv } = useTranslation('visitor');
  const { me } = useHello();
  if (activity === 'browsing') {
    return connection === 'here' ? null : <span className="truncate text-faint">{tv(`connection.${connection}`)}</span>;
  }
  if (activity === 'chatting' && rep !== null) {
    const name = rep.id === me.id ? t('activity.withYou') : t('activity.with', { name: rep.name.split(' ')[0] });
    return (
      <span className="flex min-w-0 items-center gap-1.5">
        <Avatar id={rep.id} name={rep.name} photo={rep.photo} size={20} />
        <Tooltip label={rep.name}>
          <bdi className="truncate">{name}</bdi>
        </Tooltip>
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
