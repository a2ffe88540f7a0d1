import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventEntry } from '../../../shared/client/delivery/thread.ts';
import { callRecordsSlot } from '../../bridge/call-records.ts';
import { useMe, useSlot } from '../../bridge/workspace.ts';
import { formatElapsed } from '../../lib/elapsed.ts';
import { formatExact, formatTimeOfDay } from '../../lib/relative-time.ts';
import { useLocale } from '../../ui/ui-provider.tsx';
import type { ErasedRun } from './calm-lines.ts';
import { NoteLine } from './notes/note-line.tsx';

type Words = TFunction<'inbox'>;

/** A call that was heard says how long; any other, why there was none. */
function callWords({ seconds, reason, startedBy }: Extract<EventEntry, { type: 'call' }>, t: Words): string {
  if (seconds > 0) return t('event.call.talked', { time: formatElapsed(seconds) });
  switch (reason) {
    case 'missed':
    case 'canceled':
      if (startedBy === 'visitor') return t('event.call.missed');
      return t(reason === 'missed' ? 'event.call.noAnswer' : 'event.call.canceled');
    case 'busy':
      return t('event.call.busy');
    case 'declined':
      return t(startedBy === 'visitor' ? 'event.call.youDeclined' : 'event.call.declined');
    default:
      return t('event.call.failed');
  }
}

/** To whom it was offered, or how it came back. */
function transferWords(news: Extract<EventEntry, { type: 'transfer' }>['news'], t: Words): string {
  if (news === null) return '';
  const to = news.toRep?.name ?? news.toQueue ?? '';
  const from = news.from.name;
  return news.ended === null ? t('event.offered', { from, to }) : t(`event.back.${news.ended}`, { from, to });
}

function useWords(entry: Exclude<EventEntry, { type: 'note' }>): string {
  const { t } = useTranslation('inbox');
  const me = useMe();
  const locale = useLocale();
  switch (entry.type) {
    case 'waiting':
      return t('event.waiting');
    case 'joined':
      if (entry.reopened)
        return entry.rep.id === me.id ? t('event.youReopened') : t('event.reopened', { name: entry.rep.name });
      return entry.rep.id === me.id ? t('event.youJoined') : t('event.joined', { name: entry.rep.name });
    case 'left':
      if (entry.moved !== undefined) {
        const { by, to } = entry.moved;
        if (by.id === entry.rep.id) {
          return by.id === me.id
            ? t('event.youHandedOver', { to: to.name })
            : t('event.handedOver', { from: by.name, to: to.name });
        }
        return t('event.moved', { by: by.name, from: entry.rep.name, to: to.name });
      }
      return entry.rep.id === me.id ? t('event.youLeft') : t('event.left', { name: entry.rep.name });
    case 'transfer':
      return transferWords(entry.news, t);
    case 'emailed':
      return t('event.emailed');
    case 'email_given':
      return t('event.emailGiven');
    case 'booker_shown':
      return t('event.bookerShown');
    case 'booked':
      return t('event.booked', { time: formatExact(entry.startsAt, locale) });
    case 'edited': {
      const { by, startsAt } = entry.canceled;
      const time = formatExact(startsAt, locale);
      return by.id === me.id ? t('event.youCanceled', { time }) : t('event.canceled', { name: by.name, time });
    }
    case 'call':
      return callWords(entry, t);
    case 'demo':
      return entry.seconds > 0
        ? t('event.demo.shown', { time: formatElapsed(entry.seconds) })
        : t('event.demo.notWatched');
    case 'erased':
      return t('event.erased');
    case 'closed':
      return t(`event.closed.${entry.reason}`);
  }
}

interface EventLineProps {
  conversationId: string;
  entry: EventEntry;
  /** The words that went with it. */
  note?: string | undefined;
}

/** What happened between the words, in the weakest tone; what a colleague noted, as a note. */
export function EventLine({ conversationId, entry, note }: EventLineProps) {
  if (entry.type !== 'note') return <HappenedLine entry={entry} note={note} />;
  return entry.note !== null && <NoteLine conversationId={conversationId} at={entry.at} note={entry.note} />;
}

/** In the place of words of which nothing is left. */
export function ErasedLine({ run: { count, entry } }: { run: ErasedRun }) {
  const { t } = useTranslation('inbox');
  const locale = useLocale();
  return <EventWords words={t('erased', { count })} time={formatTimeOfDay(entry.at, locale)} />;
}

interface HappenedLineProps {
  entry: Exclude<EventEntry, { type: 'note' }>;
  note: string | undefined;
}

function HappenedLine({ entry, note }: HappenedLineProps) {
  const locale = useLocale();
  const { t } = useTranslation('inbox');
  const words = useWords(entry);
  const handedOver = entry.type === 'transfer' && entry.news?.ended === null ? entry.news.note : (note ?? null);
  return (
    <>
      <EventWords words={drawn(entry, words)} time={formatTimeOfDay(entry.at, locale)} />
      {handedOver !== null && <HandedOverNote by={t('event.note')} text={handedOver} />}
    </>
  );
}

/** A call's line opens its record, which one that never rang has not; a booking that was canceled is struck out. */
function drawn(entry: EventEntry, words: string): ReactNode {
  if (entry.type === 'call' && entry.reason !== 'busy') return <CallWords callId={entry.callId} words={words} />;
  return entry.type === 'booked' && entry.canceledAt !== undefined ? <s>{words}</s> : words;
}

/** The words that go with a transfer; the visitor never sees them. */
function HandedOverNote({ by, text }: { by: string; text: string }) {
  return (
    <p className="mx-5 my-1 rounded-control bg-note px-3 py-2 text-small">
      <bdi className="font-medium">{by}</bdi>{' '}
      <bdi dir="auto" className="whitespace-pre-wrap">
        {text}
      </bdi>
    </p>
  );
}

function CallWords({ callId, words }: { callId: string; words: string }) {
  const { t } = useTranslation('inbox');
  const records = useSlot(callRecordsSlot);
  return (
    <button
      type="button"
      title={t('callRecord')}
      className="rounded-control underline decoration-outline underline-offset-2 hover:text-ink"
      onClick={() => records.show(callId)}
    >
      {words}
    </button>
  );
}

function EventWords({ words, time }: { words: ReactNode; time: string }) {
  return (
    <div className="flex items-center gap-3 px-5 pt-3 pb-1 text-small text-faint">
      <span aria-hidden="true" className="h-px flex-1 bg-hairline" />
      <span>
        {words} <span className="tabular">{time}</span>
      </span>
      <span aria-hidden="true" className="h-px flex-1 bg-hairline" />
    </div>
  );
}
