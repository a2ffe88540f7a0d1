import type { TFunction } from 'i18next';
import type { AlertItem } from '../../../shared/protocol/rep/team.ts';
import { formatSince } from '../../lib/relative-time.ts';

/** What a manager has to know, in one sentence. */
export function alertWords(alert: AlertItem, t: TFunction<'team'>, now: number, locale: string): string {
  switch (alert.kind) {
    case 'target_waits': {
      const company = alert.visitor.company?.name ?? '';
      const { name } = alert.visitor;
      return name === null
        ? t('alerts.target_waits_unnamed', { company })
        : t('alerts.target_waits', { name, company });
    }
    case 'nobody_available':
      return t('alerts.nobody_available', { time: formatSince(alert.since, now, locale) });
    case 'missed_twice':
      return t('alerts.missed_twice', { name: alert.person.name, count: alert.misses });
    case 'last_rep_missed':
      return t('alerts.last_rep_missed', { name: alert.person.name });
  }
}
