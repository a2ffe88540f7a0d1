import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { useMe } from '../../bridge/workspace.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { CountdownRing } from '../../ui/countdown-ring.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { Seats } from '../../ui/seats.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { DayStrip } from './day-strip.tsx';
import { PresenceLine } from './presence-line.tsx';
import { talkName } from './talk-words.ts';
import type { Today } from './use-timeline.ts';

/** Names that stand in a row; the others are counted. */
const namesShown = 2;

function Talks({ item }: { item: TeamItem }) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const more = item.talks.length - namesShown;
  return (
    <p className="flex min-w-0 items-center gap-1.5">
      {item.talks.slice(0, namesShown).map((talk, n) => {
        const name = talkName(talk, tv, locale);
        return (
          <Fragment key={talk.conversationId}>
            {n > 0 && <span className="-ms-1.5">, </span>}
            <bdi className="truncate">{talk.state === 'wrapping' ? t('wrapping', { name }) : name}</bdi>
            {talk.visitor.practice && <DemoBadge />}
          </Fragment>
        );
      })}
      {more > 0 && <span className="tabular shrink-0 text-small text-faint">{t('more', { count: more })}</span>}
    </p>
  );
}

function Offers({ item }: { item: TeamItem }) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const [first, ...others] = item.offers;
  if (first === undefined) return null;
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-small text-muted">
      <bdi className="truncate">{t('open', { name: talkName(first, tv, locale) })}</bdi>
      {first.visitor.practice && <DemoBadge />}
      <CountdownRing until={first.expiresAt} whole={first.expiresAt - first.offeredAt} className="text-small" />
      {others.length > 0 && <span className="text-faint">{t('more', { count: others.length })}</span>}
    </p>
  );
}

interface RepRowProps {
  item: TeamItem;
  today: Today;
  /** Offers and the day are for managers. */
  full: boolean;
}

/** One rep: status and since when, seats, who they talk to, what they are offered, and their day. */
export function RepRow({ item, today, full }: RepRowProps) {
  const { t } = useTranslation('team');
  const me = useMe();
  const { person, load, capacity } = item;
  return (
    <div className="team-row grid h-full items-center gap-4 px-4">
      <div className="flex min-w-0 items-center gap-3">
        <Avatar id={person.id} name={person.name} photo={person.photo} size={32} />
        <div className="min-w-0">
          <p className="flex items-baseline gap-1.5">
            <bdi className="truncate font-medium">{person.name}</bdi>
            {person.id === me.id && <span className="text-small text-faint">{t('you')}</span>}
          </p>
          <PresenceLine item={item} />
        </div>
      </div>
      <Seats taken={load} of={capacity} label={t('seatsInUse', { load, capacity })} />
      <div className="min-w-0">
        <Talks item={item} />
        {full && <Offers item={item} />}
      </div>
      {full && (
        <div className="team-day min-w-0">
          {today.day !== null && <DayStrip name={person.name} day={today.day} spans={today.spansOf(person.id)} />}
        </div>
      )}
    </div>
  );
}
