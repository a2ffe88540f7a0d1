import type { TFunction } from 'i18next';
import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';

/** Why nobody came, in one line; a name only where the offer was that rep's alone. */
export function missedWhy(missed: MissedVisitor, t: TFunction<'team'>): string {
  const { rep, offered, declined, unanswered, bookerShown, booked } = missed;
  return [
    rep === null ? t('missed.offered', { count: offered }) : t('missed.alone', { name: rep.name }),
    ...(declined > 0 ? [t('missed.declined', { count: declined })] : []),
    ...(unanswered > 0 && rep === null ? [t('missed.unanswered', { count: unanswered })] : []),
    ...(bookerShown ? [t('missed.bookerShown')] : []),
    ...(booked ? [t('missed.booked')] : []),
  ].join(', ');
}
