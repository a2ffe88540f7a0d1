import type { TFunction } from 'i18next';
import type { NamedStatus, Presence, StatusFacts } from '../../shared/domain/presence.ts';

type Words = TFunction<'presence'>;

/** What a status is called: the workspace's own by its name, a built-in one by the catalogue. */
export const statusName = (
  { status, named }: { status: Presence['status']; named: Pick<NamedStatus, 'name'> | null },
  t: Words,
): string => named?.name ?? t(`statuses.${status}`);

/** What a status of the workspace's own means for who is in it. */
export function acceptsWords(
  { accepts, away }: Pick<StatusFacts, 'accepts' | 'away'>,
  t: Words,
  locale: string,
): string {
  if (away) return t('own.away');
  if (accepts.length === 0) return t('own.nothing');
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return t('own.accepts', { what: list.format(accepts.map((channel) => t(`own.channels.${channel}`))) });
}
