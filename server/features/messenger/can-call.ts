import type { Core } from '../core.ts';
import type { Timers } from '../timers.ts';

/** Decisions come in crowds, and everybody on the sites is told: so it is looked at that seldom. */
const lookMs = 250;

/** Whether a visitor can be called now, looked at a moment after anything that could change it; `moved` hears of each change. */
export const createCanCall = (
  { board }: Core,
  { timers, look, moved }: { timers: Timers; look(before: boolean): boolean; moved(): void },
) => {
  let known = false;
  let stopTimer: (() => void) | null = null;
  const lookSoon = (): void => {
    stopTimer ??= timers.after(lookMs, () => {
      stopTimer = null;
      const now = look(known);
      if (now === known) return;
      known = now;
      moved();
    });
  };
  const disposers = [
    board.after('presence.changed', lookSoon),
    board.after('work_item.changed', lookSoon),
    board.after('call.changed', lookSoon),
    board.after('person.changed', lookSoon),
  ];
  lookSoon();
  return {
    now: (): boolean => known,
    stop: (): void => {
      stopTimer?.();
      for (const dispose of disposers) dispose();
    },
  };
};
