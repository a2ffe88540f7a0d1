import type { TFunction } from 'i18next';
import type { BusinessHours } from '../../../shared/domain/routing-plan.ts';
import { formatMinutes, weekdayName, weekOf } from '../../lib/weekly-hours.ts';

/** Hours in one line: *Monday to Friday 9:00 AM–5:00 PM, Europe/Berlin, 2 holidays*; days alike stand together. */
export function hoursWords(hours: BusinessHours, t: TFunction<'routing'>, locale: string): string {
  const days = weekOf(hours.openings).map(({ weekday, spans }) => ({
    weekday,
    spans: spans.map(({ from, to }) => `${formatMinutes(from, locale)}–${formatMinutes(to, locale)}`).join(', '),
  }));
  const runs: { from: number; to: number; spans: string }[] = [];
  for (const { weekday, spans } of days) {
    const last = runs.at(-1);
    if (last?.spans === spans) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, spans });
  }
  const open = runs
    .filter(({ spans }) => spans !== '')
    .map(({ from, to, spans }) => {
      const [first, last] = [weekdayName(from, locale), weekdayName(to, locale)];
      const day = from === to ? first : t('hours.days', { first, last });
      return t('hours.line', { day, spans });
    });
  const parts = open.length === 0 ? [t('hours.never')] : open;
  parts.push(hours.zone.replaceAll('_', ' '));
  if (hours.holidays.length > 0) parts.push(t('hours.holidayCount', { count: hours.holidays.length }));
  return parts.join(t('says.semicolon'));
}
