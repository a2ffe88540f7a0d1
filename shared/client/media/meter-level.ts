import type { Timers } from '../timers.ts';
import type { Ear } from './hear-stream.ts';

/** Speech seldom goes above this; it fills a meter. */
const loud = 0.25;
const lookMs = 100;

/**
 * Tells ten times a second how full a meter is, 0 to 1, until the answered disposer is called, which closes the ear. The ear
 * is opened after a moment: it costs the page a while, in which somebody waits for a call to begin.
 */
export const meterLevel = (hear: () => Ear, timers: Timers, tell: (level: number) => void): (() => void) => {
  let ear: Ear | null = null;
  const look = (): void => {
    ear ??= hear();
    // A square root: a quiet voice is to be seen too.
    tell(Math.min(1, Math.sqrt((ear.level() ?? 0) / loud)));
    stop = timers.after(lookMs, look);
  };
  let stop = timers.after(lookMs, look);
  return () => {
    stop();
    ear?.close();
  };
};
