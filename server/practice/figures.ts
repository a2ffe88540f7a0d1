const kept = 10_000;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** What the generator counts of itself; the router has its own figures. */
export class Figures {
  open = 0;
  refused = 0;
  pushes = 0;
  requests = 0;
  /** Requests that were refused, by code. */
  readonly failed = new Map<string, number>();
  readonly #since = { requests: 0, pushes: 0, at: performance.now() };
  #waits: number[] = [];

  acked(ms: number, code: string | null): void {
    this.requests += 1;
    if (this.#waits.length < kept) this.#waits.push(ms);
    if (code !== null) this.failed.set(code, (this.failed.get(code) ?? 0) + 1);
  }

  /** One line over the time since the last one. */
  line(): string {
    const seconds = (performance.now() - this.#since.at) / 1000;
    const per = (count: number): string => (count / seconds).toFixed(1);
    const waits = this.#waits.toSorted((a, b) => a - b);
    const failed = [...this.failed].map(([code, count]) => `${code} ${count}`).join(', ');
    const text = [
      `open ${this.open}`,
      `refused ${this.refused}`,
      `requests ${per(this.requests - this.#since.requests)}/s`,
      `ack p50 ${at(waits, 0.5).toFixed(1)} ms, p99 ${at(waits, 0.99).toFixed(1)} ms`,
      `pushes ${per(this.pushes - this.#since.pushes)}/s`,
      `failed ${failed || 'none'}`,
    ].join(' · ');
    Object.assign(this.#since, { requests: this.requests, pushes: this.pushes, at: performance.now() });
    this.#waits = [];
    return text;
  }
}
