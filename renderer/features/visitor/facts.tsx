import { useTranslation } from 'react-i18next';
import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import { countryName, languageName } from '../../lib/visitor-words.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';

/** What is known of the visit, one line a fact; what is not known has no line. */
export function Facts({ detail: { card, referrer, campaign, firstSeenAt } }: { detail: VisitorDetail }) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const tags = Object.values(campaign).join(' · ');
  const rows: [string, React.ReactNode][] = [
    [t('facts.source'), t(`source.${card.source.kind}`, { label: card.source.label })],
    ...(tags === '' ? [] : [[t('facts.campaign'), tags] as [string, React.ReactNode]]),
    ...(referrer === null
      ? []
      : [[t('facts.referrer'), URL.parse(referrer)?.host ?? referrer] as [string, React.ReactNode]]),
    [t('facts.country'), card.country === null ? null : countryName(card.country, locale)],
    [t('facts.visit'), t('visitNth', { count: card.visits })],
    [t('facts.device'), t(`device.${card.device}`)],
    [t('facts.language'), languageName(card.locale, locale)],
    [t('facts.firstSeen'), <RelativeTime key="seen" at={firstSeenAt} />],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="contents">
            <dt className="text-faint">{name}</dt>
            <dd className="min-w-0 truncate text-end">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
