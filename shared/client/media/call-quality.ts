import type { CallPath } from '../../domain/call-report.ts';

/** What a browser measured of a way so far: counts grow from the start, the rest is as it is now. */
export interface WayFigures {
  /** There and back, in milliseconds. */
  rttMs: number | null;
  jitterMs: number | null;
  received: number;
  lost: number;
  /** The share of what was sent that did not arrive at the other side, 0 to 1. */
  lostThere: number | null;
  receivedBytes: number;
  codec: string | null;
  path: CallPath | null;
}

/** How a call sounds, as far as the network goes. */
export type CallQuality = 'good' | 'fair' | 'poor';

/** From so much on words suffer, and from so much on they get lost. */
const bounds = {
  fair: { lost: 0.03, rttMs: 350, jitterMs: 40 },
  poor: { lost: 0.1, rttMs: 800, jitterMs: 100 },
} as const;
const better: Record<CallQuality, number> = { poor: 0, fair: 1, good: 2 };
/** A warning comes at once and goes after so many better looks in a row: it must not flicker. */
const looksToBetter = 3;

/** Turns one look after another into one plain state. */
export const createQualityMeter = () => {
  let before: WayFigures | null = null;
  let shown: CallQuality = 'good';
  let betterLooks = 0;
  return (now: WayFigures): CallQuality => {
    const lost = Math.max(0, now.lost - (before?.lost ?? 0));
    const all = lost + Math.max(0, now.received - (before?.received ?? 0));
    const share = Math.max(all > 0 ? lost / all : 0, now.lostThere ?? 0);
    before = now;
    const above = ({ lost, rttMs, jitterMs }: (typeof bounds)['fair' | 'poor']): boolean =>
      share > lost || (now.rttMs ?? 0) > rttMs || (now.jitterMs ?? 0) > jitterMs;
    const found: CallQuality = above(bounds.poor) ? 'poor' : above(bounds.fair) ? 'fair' : 'good';
    betterLooks = better[found] > better[shown] ? betterLooks + 1 : 0;
    if (better[found] < better[shown] || betterLooks >= looksToBetter) {
      shown = found;
      betterLooks = 0;
    }
    return shown;
  };
};
