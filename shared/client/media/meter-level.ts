import type { Timers } from '../timers.ts';
import type { Ear } from './hear-stream.ts';

/** Speech seldom goes above this; it fills a meter. */
const loud = 0.25;
const lookMs = 100;

/** Tells ten times a second how full a meter is, 0 to 1, until the answered disposer is called, which closes the ear. */
export const meterLevel = (ear: Ear, timers: Timers, tell: (level: number) => void): (() => void) => {
  let stop = () => {};
  const look = (): void => {
    // A square root: a quiet voice is to be seen too.
    tell(Math.min(1, Math.sqrt((ear.level() ?? 0) / loud)));
    stop = timers.after(lookMs, look);
  };
  look();
  return () => {
    stop();
    ear.close();
  };
};
