import type { TFunction } from 'i18next';
import type { PresenceSpan } from '../../../shared/domain/presence-span.ts';
import { formatSince, formatTimeOfDay } from '../../lib/relative-time.ts';
import { statusName } from '../../lib/status-words.ts';

interface Words {
  t: TFunction<'team'>;
  tp: TFunction<'presence'>;
  locale: string;
  /** A stretch that began before this day says on which. */
  now: number;
}

/** Why a stretch began, and the manager's word about it. */
export function reasonWords({ reason, setBy, note }: PresenceSpan, { t }: Pick<Words, 't'>): string {
  const why = reason === 'manager' && setBy !== null ? t('setBy', { name: setBy.name }) : t(`reasons.${reason}`);
  return note === null ? why : `${why} ${t('pane.note', { note })}`;
}

/** What a stretch was: the status, or that nothing reached the rep. */
export function stateWords({ status, named, connection }: PresenceSpan, { t, tp }: Pick<Words, 't' | 'tp'>): string {
  return connection === 'lost' && status !== 'offline' ? t('day.gone') : statusName({ status, named }, tp);
}

/** One stretch of a day in words, with its reason. */
export function spanWords(span: PresenceSpan, words: Words): string {
  const { t, locale, now } = words;
  const from = formatSince(span.from, now, locale);
  const status = stateWords(span, words);
  const told =
    span.to === null
      ? t('day.spanNow', { status, from })
      : t('day.span', { status, from, to: formatTimeOfDay(span.to, locale) });
  return t('day.because', { span: told, reason: reasonWords(span, words) });
}
