import { useTranslation } from 'react-i18next';
import type { TeamSummary } from '../../../shared/protocol/rep/team.ts';
import { cx } from '../../lib/cx.ts';
import { formatSince } from '../../lib/relative-time.ts';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { coverageOf } from './coverage.ts';

function useSentence(summary: TeamSummary): { words: string; nobody: boolean } {
  const { t } = useTranslation('team');
  const locale = useLocale();
  const minute = useMinute();
  const coverage = coverageOf(summary);
  const waiting = coverage.waiting === 0 ? t('coverage.nobodyWaits') : t('coverage.wait', { count: coverage.waiting });
  if (coverage.kind === 'covered') {
    const { available, team } = coverage;
    return { words: t('coverage.covered', { available, team, waiting }), nobody: false };
  }
  const sentence =
    coverage.since === null
      ? t('coverage.nobodyEver')
      : t('coverage.nobody', { time: formatSince(coverage.since, minute, locale) });
  return {
    words: coverage.waiting === 0 ? sentence : t('coverage.nobodyWaiting', { sentence, waiting }),
    nobody: true,
  };
}

/** Are we covered? One sentence, and how long the first of those who wait has waited. */
export function CoverageLine({ summary }: { summary: TeamSummary }) {
  const { words, nobody } = useSentence(summary);
  return (
    <h2 aria-live="polite" className="flex shrink-0 items-baseline gap-3 px-4 pt-4 pb-3 text-title font-semibold">
      <span className={cx(nobody && 'text-missed-text')}>{words}</span>
      {summary.longestWaitingSince !== null && <ElapsedTime since={summary.longestWaitingSince} waiting />}
    </h2>
  );
}
