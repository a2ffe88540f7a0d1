import type { TFunction } from 'i18next';
import { PounceRefusal, type Refused } from '../../../shared/domain/pounce.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { elapsedSeconds, formatElapsed } from '../../lib/elapsed.ts';

const dayMs = 86_400_000;

/** When something ends that lasts for days: the weekday and the time, further away the date. */
const formatDay = (at: number, now: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...(at - now < 6 * dayMs ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);

/** Why now: which visit it is, and where they look. */
export function goodMomentWords(
  { visits, page }: Pick<VisitorCard, 'visits' | 'page'>,
  t: TFunction<'pounce'>,
): string {
  return t('goodMoment', { count: visits, ordinal: true, page: page?.path ?? '' });
}

/** A refusal in words, with its countdown or its day where it ends by itself. */
export function refusalWords(refused: Refused, t: TFunction<'pounce'>, now: number, locale: string): string {
  const { reason, until, name } = refused;
  if (reason === 'claimed_by_colleague') {
    return name === null ? t('refusal.claimed_by_somebody') : t('refusal.claimed_by_colleague', { name });
  }
  if (until === null) return t(`refusal.${reason}`);
  const soon = reason === 'too_new';
  const time = soon ? formatElapsed(elapsedSeconds(now, until)) : formatDay(until, now, locale);
  return t(`refusal.${reason}`, { time });
}

/** What the router refused, as the refusal it names; null for what is another kind of trouble. */
export function refusedBy({ detail }: ErrorBody): Refused | null {
  const reason = PounceRefusal.safeParse(detail?.reason);
  if (!reason.success) return null;
  const until = Number(detail?.until);
  return { reason: reason.data, until: Number.isFinite(until) && until > 0 ? until : null, name: detail?.name ?? null };
}
