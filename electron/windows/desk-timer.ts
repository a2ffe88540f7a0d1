import type { DeskTimer } from './offer-desk.ts';

/** The offer desk's timer on real time. */
export const createDeskTimer = (): DeskTimer => {
  let pending: NodeJS.Timeout | undefined;
  return {
    set: (run, delayMs) => {
      clearTimeout(pending);
      pending = setTimeout(run, delayMs);
    },
    clear: () => clearTimeout(pending),
  };
};
