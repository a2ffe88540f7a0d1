import type { Clock } from '../../../shared/domain/clock.ts';
import type { Timers } from '../timers.ts';

interface Planned {
  at: number;
  /** In the order they were planned, where several are due at once. */
  turn: number;
  run: () => void;
}

/** Time that is told rather than waited for: the demo's month passes through the real services in seconds. */
export class StoryTime implements Clock, Timers {
  #now: number;
  #turns = 0;
  #planned: Planned[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    this.#turns += 1;
    const planned = { at: this.#now + ms, turn: this.#turns, run };
    const from = this.#planned.findIndex((one) => one.at > planned.at);
    if (from < 0) this.#planned.push(planned);
    else this.#planned.splice(from, 0, planned);
    return () => {
      const at = this.#planned.indexOf(planned);
      if (at >= 0) this.#planned.splice(at, 1);
    };
  }

  /** Lets time pass up to `to`: each timer on the way fires at its own instant, and `settle` waits for what it began. */
  async advanceTo(to: number, settle: () => Promise<void>): Promise<void> {
    for (let next = this.#planned[0]; next && next.at <= to; next = this.#planned[0]) {
      this.#planned.shift();
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settle();
    }
    this.#now = Math.max(this.#now, to);
  }
}
