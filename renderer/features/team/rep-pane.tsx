import { ArrowRightLeft, MessageSquare } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { formatSince, formatTimeOfDay } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { CountdownRing } from '../../ui/countdown-ring.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Seats } from '../../ui/seats.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { reasonWords, stateWords } from './day-words.ts';
import { PresenceLine } from './presence-line.tsx';
import type { RepActs } from './rep-acts.ts';
import { talkName } from './talk-words.ts';
import type { Today } from './use-timeline.ts';

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="px-4 py-3">
      <h3 id={id} className="mb-2 text-small font-semibold text-muted">
        {title}
      </h3>
      {children}
    </section>
  );
}

function Talks({ item, acts }: { item: TeamItem; acts: RepActs | null }) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  if (item.talks.length === 0) return <p className="text-faint">{t('pane.noTalks')}</p>;
  return (
    <ul data-veil="screen" className="flex flex-col gap-1">
      {item.talks.map(({ conversationId, visitor, words, state, since }) => {
        const name = talkName({ visitor, words }, tv, locale);
        return (
          <li key={conversationId} className="flex items-center gap-2">
            <span className="flex min-w-0 flex-1 items-center gap-1.5">
              <bdi className="truncate">{state === 'wrapping' ? t('wrapping', { name }) : name}</bdi>
              {visitor.practice && <DemoBadge />}
            </span>
            <ElapsedTime since={since} className="text-small text-faint" />
            {acts?.renderTrace({ conversationId, name, size: 'small' })}
            <IconButton
              size="small"
              icon={MessageSquare}
              label={t('pane.openTalk')}
              onClick={() => navigate(href.inbox(conversationId))}
            />
            {acts !== null && state === 'running' && (
              <IconButton
                size="small"
                icon={ArrowRightLeft}
                label={t('pane.move')}
                onClick={() => acts.move({ conversationId, visitor, holderId: item.id })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Offers({ item }: { item: TeamItem }) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  if (item.offers.length === 0) return <p className="text-faint">{t('pane.noOffers')}</p>;
  return (
    <ul data-veil="screen" className="flex flex-col gap-1">
      {item.offers.map(({ id, visitor, words, offeredAt, expiresAt }) => (
        <li key={id} className="flex items-center gap-2">
          <span className="flex min-w-0 flex-1 items-center gap-1.5">
            <bdi className="truncate">{talkName({ visitor, words }, tv, locale)}</bdi>
            {visitor.practice && <DemoBadge />}
          </span>
          <CountdownRing until={expiresAt} whole={expiresAt - offeredAt} />
        </li>
      ))}
    </ul>
  );
}

function Day({ item, today }: { item: TeamItem; today: Today }) {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const locale = useLocale();
  const minute = useMinute();
  if (today.failed) return <p className="text-muted">{t('day.failed')}</p>;
  const spans = today.spansOf(item.id);
  if (today.day !== null && spans.length === 0) return <p className="text-faint">{t('day.empty')}</p>;
  const words = { t, tp, locale };
  return (
    <Timeline
      label={t('day.label', { name: item.person.name })}
      entries={spans.toReversed().map((span) => ({
        key: span.id,
        title: stateWords(span, words),
        detail: reasonWords(span, words),
        aside: t('day.times', {
          from: formatSince(span.from, minute, locale),
          to: span.to === null ? t('day.now') : formatTimeOfDay(span.to, locale),
        }),
        now: span.to === null,
      }))}
    />
  );
}

interface RepPaneProps {
  item: TeamItem;
  today: Today;
  /** Null for who only may look. */
  acts: RepActs | null;
}

/** One rep: what they are on, what they are offered, how their day went, and what a manager may do. */
export function RepPane({ item, today, acts }: RepPaneProps) {
  const { t } = useTranslation('team');
  const { person, load, capacity, because } = item;
  return (
    <div className="scroll-plane min-h-0 flex-1 pb-4">
      <header className="flex items-center gap-3 px-4 pt-4 pe-11 pb-3">
        <Avatar id={person.id} name={person.name} photo={person.photo} size={40} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-title font-semibold">
            <bdi>{person.name}</bdi>
          </h2>
          <PresenceLine item={item} wraps />
        </div>
      </header>
      {because?.note != null && (
        <p className="selectable px-4 pb-2 text-muted">
          <bdi>{t('pane.note', { note: because.note })}</bdi>
        </p>
      )}
      <p className="flex items-center gap-2 px-4 text-small text-muted">
        <Seats taken={load} of={capacity} label={t('seatsInUse', { load, capacity })} />
        <span aria-hidden="true">{t('seats', { load, capacity })}</span>
      </p>
      {acts !== null && (
        <div className="flex flex-wrap gap-2 px-4 pt-3">
          <Button onClick={() => acts.setStatus(item.id)}>{t('pane.setStatus')}</Button>
          {item.inCall && acts.renderListen({ repId: item.id, name: person.name })}
        </div>
      )}
      <Part title={t('pane.talks')}>
        <Talks item={item} acts={acts} />
      </Part>
      {acts === null ? (
        <p className="px-4 pt-1 text-faint">{t('pane.readOnly')}</p>
      ) : (
        <>
          <Part title={t('pane.offers')}>
            <Offers item={item} />
          </Part>
          <Part title={t('day.title')}>
            <Day item={item} today={today} />
          </Part>
        </>
      )}
    </div>
  );
}
