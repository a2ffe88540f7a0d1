import { CalendarPlus, MessageSquare } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { zoneCity } from '../../lib/zones.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { PaneAsideButton, PaneBackButton } from '../../ui/panes.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { formatDay, formatTimes, guestTimes } from './meeting-words.ts';

/** One meeting: when for both sides, with whom, and what one may do about it. */
export function MeetingPane({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const { t: tv } = useTranslation('visitor');
  const { guest, company } = meeting;
  return (
    <>
      <header data-veil="screen" className="flex h-12 shrink-0 items-center gap-3 border-b border-hairline px-4">
        <PaneBackButton />
        <Avatar id={meeting.visitorId} name={guest.name} size={24} />
        <div className="flex min-w-0 flex-1 items-baseline gap-2">
          <h2 className="max-w-[62%] shrink-0 truncate text-title font-semibold">
            <bdi>{guest.name}</bdi>
          </h2>
          {meeting.practice && <DemoBadge className="self-center" />}
          <span className="flex min-w-0 items-baseline gap-1 text-muted">
            <bdi className="truncate">{company?.name ?? tv('unknownCompany')}</bdi>
            {company?.target === true && (
              <span role="img" aria-label={tv('target')} className="shrink-0 text-accent-text">
                {'◆'}
              </span>
            )}
          </span>
        </div>
        <PaneAsideButton />
      </header>
      <div className="scroll-plane selectable min-h-0 flex-1">
        <div className="flex max-w-144 flex-col gap-6 px-6 py-6">
          <Times meeting={meeting} />
          <MeetingFacts meeting={meeting} />
          <Acts meeting={meeting} label={t('acts')} />
        </div>
      </div>
    </>
  );
}

function Times({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const me = useMe();
  const locale = useLocale();
  const minute = useMinute();
  const { startsAt, endsAt, guest } = meeting;
  const canceled = meeting.status === 'canceled';
  const there = guestTimes(meeting, me.zone, locale);
  const city = zoneCity(guest.zone);
  return (
    <div>
      <p className={cx('text-page font-semibold', canceled && 'text-muted line-through')}>
        {formatDay(startsAt, minute, locale, me.zone)}
      </p>
      <p className="tabular mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-title">
        <span className={cx(canceled && 'text-muted line-through')}>
          {formatTimes(startsAt, endsAt, locale, me.zone)}
        </span>
        {canceled ? (
          <Badge tone="missed">{t('canceled')}</Badge>
        ) : (
          <span className="text-body text-muted">
            {startsAt <= minute && minute < endsAt ? (
              <Badge tone="accent">{t('now')}</Badge>
            ) : (
              <RelativeTime at={startsAt} zone={me.zone} />
            )}
          </span>
        )}
      </p>
      {there !== null && (
        <p className="tabular mt-1 text-muted">
          {there.weekday === null
            ? t('thereTimes', { times: there.times, city })
            : t('thereTimesDay', { times: there.times, city, weekday: there.weekday })}
        </p>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function MeetingFacts({ meeting: { guest, rep, createdAt } }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const me = useMe();
  const { bridge } = useWorkspace();
  return (
    <dl data-veil="screen" className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      <Fact name={t('facts.email')}>
        <a
          href={`mailto:${guest.email}`}
          onClick={(event) => {
            event.preventDefault();
            void bridge.system.openExternal({ url: `mailto:${guest.email}`, source: 'product' });
          }}
          className="block truncate rounded-control text-accent-text hover:underline"
        >
          <bdi>{guest.email}</bdi>
        </a>
      </Fact>
      <Fact name={t('facts.rep')}>
        <span className="flex items-center gap-2">
          <Avatar id={rep.id} name={rep.name} photo={rep.photo} size={20} />
          <bdi className="truncate">{rep.id === me.id ? t('you') : rep.name}</bdi>
        </span>
      </Fact>
      <Fact name={t('facts.zone')}>{zoneCity(guest.zone)}</Fact>
      <Fact name={t('facts.bookedAt')}>
        <RelativeTime at={createdAt} />
      </Fact>
    </dl>
  );
}

function Acts({ meeting, label }: { meeting: Meeting; label: string }) {
  const { t } = useTranslation('meetings');
  const { connection, bridge } = useWorkspace();
  const me = useMe();
  const say = useToast();
  const minute = useMinute();
  const [asking, setAsking] = useState(false);
  const [fetching, setFetching] = useState(false);
  const { conversationId } = meeting;
  const coming = meeting.status === 'booked' && meeting.endsAt > minute;
  const mayCancel = coming && (meeting.rep.id === me.id || me.role !== 'rep');

  const openCalendarFile = async (): Promise<void> => {
    setFetching(true);
    const link = await connection.request('meeting.ics', { meetingId: meeting.id });
    const opened = link.ok ? await bridge.system.openExternal({ url: link.data.url, source: 'product' }) : link;
    setFetching(false);
    if (!opened.ok || !opened.data.opened) say({ title: t('icsFailed'), tone: 'wrong' });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-2">
      {conversationId !== null && (
        <Button icon={MessageSquare} onClick={() => navigate(href.inbox(conversationId))}>
          {t('conversation')}
        </Button>
      )}
      {coming && (
        <Button icon={CalendarPlus} busy={fetching} onClick={() => void openCalendarFile()}>
          {t('ics')}
        </Button>
      )}
      {mayCancel && (
        <Button look="plain" onClick={() => setAsking(true)}>
          {t('cancel.open')}
        </Button>
      )}
      <CancelDialog meeting={meeting} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
