import { useTranslation } from 'react-i18next';
import type { PlanChange } from './plan-changes.ts';

/** What differs between two plans, one thing after the other. */
export function ChangeList({ changes }: { changes: readonly PlanChange[] }) {
  const { t } = useTranslation('routing');
  return (
    <ul className="flex flex-col gap-3">
      {changes.map(({ what, was, now }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once, in its order
        <li key={index} className="min-w-0">
          <p className="font-medium wrap-anywhere">{what}</p>
          {was !== null && (
            <p className="text-pretty text-muted line-through decoration-hairline wrap-anywhere">
              <span className="sr-only">{t('history.was')} </span>
              {was}
            </p>
          )}
          {now !== null && (
            <p className="text-pretty wrap-anywhere">
              {was !== null && <span className="sr-only">{t('history.nowSays')} </span>}
              {now}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
