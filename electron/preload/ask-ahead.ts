/** A question that was asked before the page was there to ask it. */
export interface AskedAhead<T> {
  /** The answer that is on its way where it is good still, else a new one. */
  take(): Promise<T>;
  /** What was asked for has changed: asks again where nobody has taken the answer yet. */
  again(): void;
}

/** Asks at once, and gives the answer to the first who wants it within the time that it is good for. */
export const askAhead = <T>(ask: () => Promise<T>, goodForMs: number, now: () => number): AskedAhead<T> => {
  const asked = () => ({ answer: ask(), until: now() + goodForMs });
  let ahead: ReturnType<typeof asked> | null = asked();
  return {
    take: () => {
      const kept = ahead;
      ahead = null;
      return kept !== null && now() < kept.until ? kept.answer : ask();
    },
    again: () => {
      if (ahead !== null) ahead = asked();
    },
  };
};
