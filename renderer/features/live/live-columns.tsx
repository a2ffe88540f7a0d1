import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useHello } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { formatExact } from '../../lib/relative-time.ts';
import { visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { formatTimeOnSite } from './time-on-site.ts';

/** The columns of the live table. `stoppedAt` is the moment the list stopped being live, or null while it is. */
export function liveColumns(
  t: TFunction<'live'>,
  stoppedAt: number | null,
  pounceAction?: (visitor: VisitorCard) => ReactNode,
): Column<VisitorCard>[] {
  return [
    { key: 'person', label: t('columns.person'), width: 'minmax(10rem,1.5fr)', cell: (card) => <Person card={card} /> },
    {
      key: 'company',
      label: t('columns.company'),
      width: 'minmax(0,1.3fr)',
      from: 480,
      cell: (card) => <CompanyCell card={card} />,
    },
    {
      key: 'page',
      label: t('columns.page'),
      width: 'minmax(0,1.5fr)',
      cell: (card) => <PageCell card={card} stoppedAt={stoppedAt} />,
    },
    {
      key: 'source',
      label: t('columns.source'),
      width: 'minmax(0,1fr)',
      from: 860,
      cell: (card) => <SourceCell card={card} />,
    },
    {
      key: 'since',
      label: t('columns.since'),
      width: '3.25rem',
      align: 'end',
      from: 640,
      cell: (card) => <Since card={card} stoppedAt={stoppedAt} />,
    },
    {
      key: 'activity',
      label: t('columns.activity'),
      width: 'minmax(6.5rem,0.9fr)',
      from: 380,
      cell: (card) => <Activity card={card} stoppedAt={stoppedAt} />,
    },
    ...(pounceAction === undefined
      ? []
      : [
          {
            key: 'act',
            label: t('columns.act'),
            labelHidden: true,
            width: '5.5rem',
            align: 'end' as const,
            cell: pounceAction,
          },
        ]),
  ];
}

function Person({ card }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const name = visitorLabel(card, tv, locale);
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar id={card.id} name={name} size={24} className={cx(card.connection !== 'here' && 'grayscale')} />
      <span className="flex min-w-0 items-baseline gap-2">
        <bdi className={cx('truncate', card.name !== null ? 'font-medium' : 'text-muted')}>{name}</bdi>
        {card.practice && <Badge className="self-center">{tv('demo')}</Badge>}
        {card.visits > 1 && (
          <span className="shrink-0 text-small text-faint max-medium:hidden">
            {t('visit', { count: card.visits, ordinal: true })}
          </span>
        )}
      </span>
    </span>
  );
}

function CompanyCell({ card: { company } }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  const { t: tv } = useTranslation('visitor');
  const { me } = useHello();
  if (company === null) return <span className="truncate text-faint">{tv('unknownCompany')}</span>;
  const { owner } = company;
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="flex min-w-0 items-baseline gap-1">
        <bdi className="truncate">{company.name}</bdi>
        {company.target && (
          <span role="img" aria-label={tv('target')} className="shrink-0 text-accent-text">
            {'◆'}
          </span>
        )}
      </span>
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

function PageCell({ card: { page }, stoppedAt }: { card: VisitorCard; stoppedAt: number | null }) {
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

function SourceCell({ card: { source } }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  return (
    <bdi className={cx('truncate', source.kind === 'direct' ? 'text-faint' : 'text-muted')}>
      {t(`source.${source.kind}`, { label: source.label })}
    </bdi>
  );
}

function Since({ card, stoppedAt }: { card: VisitorCard; stoppedAt: number | null }) {
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

function Activity({
  card: { activity, connection, rep, waitingSince },
  stoppedAt,
}: {
  card: VisitorCard;
  stoppedAt: number | null;
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
  if (activity === 'waiting' && waitingSince !== null) {
    return (
      <span className="flex min-w-0 items-baseline gap-2">
        <ElapsedTime waiting since={waitingSince} until={stoppedAt ?? undefined} className="font-medium" />
        <span className="truncate text-muted">{t('activity.waiting')}</span>
      </span>
    );
  }
  return <span className="truncate text-muted">{t(`activity.${activity}`)}</span>;
}
