/** A first-come, first-served lock. */
export class Lock {
  #held = false;
  readonly #waiting: (() => void)[] = [];

  /** Resolves when the lock is held; call `release` exactly once. */
  async acquire(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#held = false;
  }
}
