import { useTranslation } from 'react-i18next';
import type { Attributes } from '../../../shared/domain/identity.ts';
import { useLocale } from '../../ui/ui-provider.tsx';
import { PanelPart } from './panel-part.tsx';

/** What the company's own website knows of the visitor, one line a fact. */
export function Told({ attributes }: { attributes: Attributes }) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const facts = Object.entries(attributes);
  if (facts.length === 0) return null;
  const words = (value: Attributes[string]): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  };
  return (
    <PanelPart title={t('told')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="max-w-40 truncate text-faint">
              <bdi>{name}</bdi>
            </dt>
            <dd className="min-w-0 truncate text-end" title={String(value)}>
              <bdi>{words(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </PanelPart>
  );
}
