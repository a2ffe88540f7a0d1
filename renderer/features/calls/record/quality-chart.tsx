import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRecord } from '../../../../shared/domain/call-report.ts';
import { formatElapsed } from '../../../lib/elapsed.ts';
import { useWidth } from '../../../ui/use-width.ts';
import { lengthOf, linesOf, type Measure, roundTop, type Stretch } from './chart-lines.ts';

/** A scale that ends lower would make noise look like trouble. */
const least: Record<Measure, number> = { rtt: 100, jitter: 20, loss: 5 };
const height = 64;
const looks = { rep: 'stroke-ink', visitor: 'stroke-accent [stroke-dasharray:4_3]' } as const;

const points = (stretch: Stretch, x: (seconds: number) => number, y: (value: number) => number): string => {
  const drawn = stretch.map(([seconds, value]) => `${x(seconds).toFixed(1)},${y(value).toFixed(1)}`);
  // A point alone has no length.
  const [only] = stretch;
  return drawn.length > 1 || !only
    ? drawn.join(' ')
    : `${drawn.join()} ${(x(only[0]) + 2).toFixed(1)},${y(only[1]).toFixed(1)}`;
};

/** One measure over the length of a call, a line for each side. */
export function QualityChart({ record, measure }: { record: CallRecord; measure: Measure }) {
  const { t } = useTranslation('callRecord');
  const plane = useRef<HTMLDivElement>(null);
  const width = useWidth(plane);
  const lines = linesOf(record, measure);
  const whole = lengthOf(record);
  const highest = Math.max(0, ...lines.flatMap(({ stretches }) => stretches.flat().map(([, value]) => value)));
  const top = roundTop(highest, least[measure]);
  const x = (seconds: number): number => (seconds / whole) * width;
  const y = (value: number): number => height - 1 - (value / top) * (height - 2);
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="flex justify-between gap-3 text-small text-muted">
        <span>{t(`measure.${measure}`)}</span>
        <span className="tabular text-faint">{t(`upTo.${measure}`, { value: top })}</span>
      </figcaption>
      <div ref={plane} dir="ltr" className="border-b border-outline bg-sunken">
        <svg aria-hidden="true" width={width} height={height} className="block fill-none [stroke-width:1.5]">
          <line x1={0} x2={width} y1={height / 2} y2={height / 2} className="stroke-hairline [stroke-width:1]" />
          {lines.map(({ side, stretches }) =>
            stretches.map((stretch) => (
              <polyline
                key={`${side} ${stretch[0]?.[0]}`}
                points={points(stretch, x, y)}
                strokeLinejoin="round"
                className={looks[side]}
              />
            )),
          )}
        </svg>
      </div>
    </figure>
  );
}

/** Which line is whose, and how long the charts are. */
export function ChartKey({ record, name }: { record: CallRecord; name: string }) {
  const sides = [
    { side: 'rep', words: record.rep.name },
    { side: 'visitor', words: name },
  ] as const;
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-small text-muted">
      {sides.map(({ side, words }) => (
        <span key={side} className="flex min-w-0 items-center gap-2">
          <svg aria-hidden="true" width={20} height={2} className="shrink-0 [stroke-width:2]">
            <line x1={0} x2={20} y1={1} y2={1} className={looks[side]} />
          </svg>
          <bdi className="truncate">{words}</bdi>
        </span>
      ))}
      <span className="tabular ms-auto text-faint">{`0:00 – ${formatElapsed(Math.round(lengthOf(record)))}`}</span>
    </p>
  );
}
