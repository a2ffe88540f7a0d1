import { Check, CheckCheck, Eye, type LucideIcon, Minus, Send, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pounce } from '../../../shared/domain/pounce.ts';
import { useMe } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { formatExact, formatTimeOfDay } from '../../lib/relative-time.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';

interface Step {
  state: 'sent' | 'delivered' | 'seen' | 'replied' | 'closed' | 'expired';
  icon: LucideIcon;
  /** Null where it has not happened. */
  at: number | null;
}

const stepsOf = ({ progress }: Pounce): Step[] => {
  if (progress.state === 'writing' || progress.state === 'withdrawn') return [];
  const deliveredAt = 'deliveredAt' in progress ? progress.deliveredAt : null;
  const seenAt = 'seenAt' in progress ? progress.seenAt : null;
  const steps: Step[] = [
    { state: 'sent', icon: Send, at: progress.sentAt },
    { state: 'delivered', icon: Check, at: deliveredAt },
    { state: 'seen', icon: Eye, at: seenAt },
  ];
  switch (progress.state) {
    case 'closed':
      return [...steps, { state: 'closed', icon: X, at: progress.endedAt }];
    case 'expired':
      return [...steps, { state: 'expired', icon: Minus, at: progress.endedAt }];
    case 'replied':
      return [...steps, { state: 'replied', icon: CheckCheck, at: progress.endedAt }];
    default:
      return [...steps, { state: 'replied', icon: CheckCheck, at: null }];
  }
};

/** What was written, and how far it got: each receipt with its time, what has not happened in grey. */
export function PounceReceipts({ pounce }: { pounce: Pounce }) {
  const { t } = useTranslation('pounce');
  const locale = useLocale();
  const me = useMe();
  const { progress, rep } = pounce;
  const mine = rep.id === me.id;
  const who =
    pounce.by === 'rule'
      ? mine
        ? t('byRule')
        : t('byRuleOf', { name: rep.name })
      : mine
        ? t('youSent')
        : t('sentBy', { name: rep.name });
  return (
    <div className="flex flex-col gap-2">
      <div>
        <p className="text-small text-muted">{who}</p>
        {'text' in progress && (
          <p dir="auto" className="line-clamp-4 text-pretty wrap-anywhere">
            {progress.text}
          </p>
        )}
      </div>
      <ol aria-label={t('receipts')} className="flex flex-wrap gap-x-3 gap-y-1 text-small" aria-live="polite">
        {stepsOf(pounce).map(({ state, icon, at }) => (
          <li
            key={state}
            aria-current={progress.state === state ? 'step' : undefined}
            className={cx('flex items-center gap-1', at === null ? 'text-ghost' : 'text-muted')}
          >
            <Icon of={icon} size={14} />
            <span>{t(`state.${state}`)}</span>
            {at !== null && (
              <time
                dateTime={new Date(at).toISOString()}
                title={formatExact(at, locale)}
                className="tabular text-faint"
              >
                {formatTimeOfDay(at, locale)}
              </time>
            )}
          </li>
        ))}
      </ol>
      {progress.state === 'expired' && <p className="text-small text-faint">{t(`ended.${progress.reason}`)}</p>}
    </div>
  );
}
