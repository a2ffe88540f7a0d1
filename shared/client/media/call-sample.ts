import type { CallPoint } from '../../domain/call-series.ts';
import type { WayFigures } from './call-quality.ts';

/** How often a call is looked at. */
export const lookMs = 2_000;

/** What one look at a call found, as it is shown and told. */
export interface CallSample extends CallPoint, Pick<WayFigures, 'codec' | 'path'> {}

const most = (value: number | null, limit: number): number | null =>
  value === null ? null : Math.min(limit, Math.max(0, Math.round(value)));

/** Turns what grew since the call began into what it is now, one look after another. */
export const createSampler = () => {
  let before: WayFigures | null = null;
  return (now: WayFigures): CallSample => {
    const grown = (name: 'received' | 'lost' | 'receivedBytes'): number =>
      Math.max(0, now[name] - (before?.[name] ?? 0));
    const lost = grown('lost');
    const all = lost + grown('received');
    const bits = grown('receivedBytes') * 8;
    before = now;
    return {
      rtt: most(now.rttMs, 60_000),
      jitter: most(now.jitterMs, 60_000),
      loss: all > 0 ? most((lost / all) * 1_000, 1_000) : null,
      kbps: most(bits / lookMs, 1_000_000),
      codec: now.codec,
      path: now.path,
    };
  };
};
