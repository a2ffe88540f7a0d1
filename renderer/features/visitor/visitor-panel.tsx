import { BadgeCheck, CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard, VisitorDetail } from '../../../shared/domain/visitor.ts';
import { useConnection, useMe } from '../../bridge/workspace.ts';
import { formatSince, formatTimeOfDay } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { placeOf, visitorFace, visitorName } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { late } from '../../ui/late.tsx';
import { LetterTile } from '../../ui/letter-tile.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { Facts } from './facts.tsx';
import { PanelPart } from './panel-part.tsx';
import { Told } from './told.tsx';
import { Trail } from './trail.tsx';
import { useVisitor } from './use-visitor.ts';

// Most visitors gave no address.
const { component: SamePeople } = late(() => import('./same-people.tsx').then((file) => file.SamePeople), null);

interface VisitorPanelProps {
  visitorId: string;
  /** The visitor as the list beside shows them, where there is one: what changed there is asked for at once. */
  card?: VisitorCard | undefined;
  /** Draws what a rep may do about the visitor; given by `app`, for that is another feature's. */
  renderPounce?(visitor: VisitorCard): ReactNode;
}

/** Who the visitor is: the trail of this visit first, then where they come from, their company and what was before. */
export function VisitorPanel({ visitorId, card, renderPounce }: VisitorPanelProps) {
  const { t } = useTranslation('visitor');
  const connected = useConnection().kind === 'connected';
  const { detail, error, asOf, reload } = useVisitor(
    visitorId,
    `${card?.page?.since} ${card?.activity} ${card?.connection} ${card?.company?.accountId}`,
  );
  if (detail !== null) {
    return <Known detail={detail} asOf={asOf} pounce={renderPounce?.(detail.card)} onMerged={reload} />;
  }
  if (error?.code === 'not_found') return <ErrorState title={t('gone')} />;
  // Bones would promise what does not come.
  if (!connected) {
    return (
      <div className="scroll-plane flex min-h-0 flex-1 flex-col gap-5 px-4 pt-3">
        {card !== undefined && (
          <>
            <Heading card={card} proved={false} />
            <Company company={card.company} />
          </>
        )}
        <EmptyState icon={CloudOff} title={t('away')} hint={t('awayHint')} className="h-auto" />
      </div>
    );
  }
  if (error === null) {
    return (
      <Skeleton className="pt-4">
        <RowBones count={7} />
      </Skeleton>
    );
  }
  return (
    <ErrorState
      title={t('failed')}
      meaning={t('failedMeaning')}
      action={<Button onClick={reload}>{t('tryAgain')}</Button>}
    />
  );
}

interface KnownProps {
  detail: VisitorDetail;
  asOf: number | null;
  pounce: ReactNode;
  onMerged(): void;
}

function Known({ detail, asOf, pounce, onMerged }: KnownProps) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const { card } = detail;
  return (
    <>
      <div data-veil="screen" className="scroll-plane selectable flex min-h-0 flex-1 flex-col gap-5 px-4 pt-3 pb-6">
        <Heading card={card} proved={detail.proved} />
        {asOf !== null && (
          <p role="status" className="text-small text-muted">
            {t('asOf', { time: formatSince(asOf, Date.now(), locale) })}
          </p>
        )}
        {card.email !== null && <SamePeople card={card} onMerged={onMerged} />}
        <Trail detail={detail} asOf={asOf} />
        <Facts detail={detail} />
        <Told attributes={detail.attributes} />
        <Company company={card.company} />
        <Before detail={detail} />
      </div>
      {pounce}
    </>
  );
}

function Heading({ card, proved }: { card: VisitorCard; proved: boolean }) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const now = useMinute();
  const name = visitorName(card, t, locale);
  const place = placeOf(card, locale);
  const there = card.zone === null ? null : t('localTime', { time: formatTimeOfDay(now, locale, card.zone) });
  return (
    <header className="flex items-center gap-3 pe-6">
      <Avatar id={card.id} name={visitorFace(card, t, locale)} size={40} />
      <div className="min-w-0">
        <div className="flex items-center gap-2">
          <h2 className="truncate text-title font-semibold">
            <bdi>{name}</bdi>
          </h2>
          {card.practice && <Badge>{t('demo')}</Badge>}
          {proved && (
            <Tooltip label={t('provedHint')}>
              <span className="inline-flex items-center gap-1 text-small text-muted">
                <Icon of={BadgeCheck} />
                {t('proved')}
              </span>
            </Tooltip>
          )}
        </div>
        <p className="truncate text-small text-muted">
          {[place, there].filter((part) => part !== null).join(' · ') || t(`connection.${card.connection}`)}
        </p>
        {card.email !== null && (
          <p className="truncate text-small text-muted">
            <bdi>{card.email}</bdi>
          </p>
        )}
      </div>
    </header>
  );
}

function Company({ company }: { company: VisitorDetail['card']['company'] }) {
  const { t } = useTranslation('visitor');
  const me = useMe();
  if (company === null) {
    return (
      <PanelPart title={t('company')}>
        <p className="text-muted">{t('unknownCompany')}</p>
      </PanelPart>
    );
  }
  const owner = company.owner;
  const owned = owner === null ? t('noOwner') : owner.id === me.id ? t('ownerYou') : t('owner', { name: owner.name });
  return (
    <PanelPart title={t('company')}>
      <div className="flex items-center gap-3">
        <LetterTile id={company.accountId} name={company.name} size={32} />
        <div className="min-w-0">
          <p className="flex items-baseline gap-1 font-medium">
            <bdi className="truncate">{company.name}</bdi>
            {company.target && (
              <span role="img" aria-label={t('target')} className="shrink-0 text-accent-text">
                {'◆'}
              </span>
            )}
          </p>
          <p className="truncate text-small text-muted">{owned}</p>
        </div>
      </div>
    </PanelPart>
  );
}

function Before({ detail: { conversations, meetings } }: { detail: VisitorDetail }) {
  const { t } = useTranslation('visitor');
  const me = useMe();
  const locale = useLocale();
  // In the zone the meetings screen speaks: the one of the profile.
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: me.zone,
  });
  return (
    <>
      {meetings.length > 0 && (
        <PanelPart title={t('meetings')}>
          <ul className="flex flex-col gap-1.5">
            {meetings.map((meeting) => (
              <li key={meeting.id}>
                <a href={href.meetings(meeting.id)} className="block rounded-control hover:underline">
                  {day.format(meeting.startsAt)}
                </a>
                <p className="text-small text-faint wrap-anywhere">{t('withRep', { name: meeting.rep.name })}</p>
              </li>
            ))}
          </ul>
        </PanelPart>
      )}
      <PanelPart title={t('talks')}>
        {conversations.length === 0 ? (
          <p className="text-small text-faint">{t('talksEmpty')}</p>
        ) : (
          <ul className="flex flex-col gap-1.5">
            {conversations.map((talk) => (
              <li key={talk.id}>
                <a href={href.inbox(talk.id)} className="block truncate rounded-control hover:underline">
                  <bdi>{talk.subject || t('noWords')}</bdi>
                </a>
                <p className="text-small text-faint wrap-anywhere">
                  <RelativeTime at={talk.at} />
                  {talk.rep !== null && ` · ${t('withRep', { name: talk.rep.name })}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </PanelPart>
    </>
  );
}
