import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../../shared/client/media/call-view.ts';
import { cx } from '../../../lib/cx.ts';
import { Tooltip } from '../../../ui/tooltip.tsx';

const bars = { good: 3, fair: 2, poor: 1 } as const;
const tones = { good: 'text-muted', fair: 'text-waiting-text', poor: 'text-missed-text' } as const;
const heights = ['h-1', 'h-2', 'h-3'] as const;

/** How the call sounds: one plain state in shape and word, the figures behind it on hover and focus. */
export function QualityMark({ quality, sample }: Pick<CallView, 'quality' | 'sample'>) {
  const { t } = useTranslation('calls');
  const { t: tr } = useTranslation('callRecord');
  if (quality === null || sample === null) return null;
  const { rtt, jitter, loss, kbps, codec, path } = sample;
  const figures = [
    rtt === null ? null : t('figures.rtt', { value: rtt }),
    jitter === null ? null : t('figures.jitter', { value: jitter }),
    loss === null ? null : t('figures.loss', { value: loss / 10 }),
    kbps === null ? null : tr('kbps', { value: kbps }),
    codec,
    path === null ? null : tr(`path.${path}`),
  ].filter((figure) => figure !== null);
  return (
    <Tooltip side="top" label={figures.join(' · ')}>
      <button
        type="button"
        aria-description={figures.join(', ')}
        className={cx(
          'flex min-h-6 shrink-0 cursor-default items-center gap-1.5 rounded-control px-1 text-small',
          tones[quality],
        )}
      >
        <span aria-hidden="true" className="flex items-end gap-0.5">
          {heights.map((height, at) => (
            <span
              key={height}
              className={cx('w-1 rounded-full', height, at < bars[quality] ? 'bg-current' : 'bg-press')}
            />
          ))}
        </span>
        {t(`state.${quality}`)}
      </button>
    </Tooltip>
  );
}
