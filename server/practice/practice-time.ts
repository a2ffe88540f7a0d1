/** The generator's time: it may run faster than the wall's, and thousands of waits cost one timer. */
export interface PracticeTime {
  now(): number;
  /** Runs once after `ms` of this time, unless the answered disposer was called before. */
  after(ms: number, run: () => void): () => void;
}

interface Planned {
  at: number;
  run: (() => void) | null;
}

const slotMs = 50;
const slots = 1_024;

/** A wheel of slots: planning and dropping cost the same however many wait. */
export class TimerWheel implements PracticeTime {
  readonly #read: () => number;
  readonly #slots: Planned[][] = Array.from({ length: slots }, () => []);
  #turnedTo: number;

  constructor(read: () => number) {
    this.#read = read;
    this.#turnedTo = Math.floor(read() / slotMs);
  }

  now(): number {
    return this.#read();
  }

  after(ms: number, run: () => void): () => void {
    const planned: Planned = { at: this.#read() + Math.max(0, ms), run };
    // Never in the slot that is being turned: what is due now runs at the next turn.
    const slot = Math.max(Math.floor(planned.at / slotMs), this.#turnedTo + 1);
    this.#slots[slot % slots]?.push(planned);
    return () => {
      planned.run = null;
    };
  }

  /** Runs what is due by now. */
  turn(): void {
    const now = this.#read();
    const to = Math.floor(now / slotMs);
    // After a long sleep one round passes every slot there is.
    const from = Math.max(this.#turnedTo + 1, to - slots + 1);
    for (let slot = from; slot <= to; slot += 1) {
      this.#turnedTo = slot;
      const index = slot % slots;
      const here = this.#slots[index] ?? [];
      const later: Planned[] = [];
      this.#slots[index] = later;
      for (const planned of here) {
        if (planned.run === null) continue;
        if (Math.floor(planned.at / slotMs) > to) later.push(planned);
        else planned.run();
      }
    }
  }
}

/** Turns the wheel with the wall's clock, `speed` times as fast from `startedAt` on; answers with what stops it. */
export const runningTime = (
  startedAt: number,
  speed: number,
  read: () => number = Date.now,
): { time: PracticeTime; stop: () => void } => {
  const wheel = new TimerWheel(() => (read() - startedAt) * speed);
  const ticking = setInterval(() => wheel.turn(), slotMs / 2);
  return { time: wheel, stop: () => clearInterval(ticking) };
};
