import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { Timers } from '../timers.ts';

interface Lease {
  /** How many sockets each tab has: a new one may open before the old one is known to be dead. */
  readonly tabs: Map<string, number>;
  /** Stops the time that runs while there is no socket. */
  stop: () => void;
}

export interface LeaseOptions {
  timers: Timers;
  /** How long this visitor may be without a socket. */
  leaseMs: (visitorId: string) => number;
  moved: (visitorId: string, connection: VisitorConnection) => void;
}

/**
 * Whose browser is there. A visitor has stepped away as soon as their last socket closed and has left when none opened
 * again in time.
 */
export class Leases {
  readonly #options: LeaseOptions;
  readonly #leases = new Map<string, Lease>();
  #stopped = false;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  connectionOf(visitorId: string): VisitorConnection {
    const lease = this.#leases.get(visitorId);
    if (!lease) return 'left';
    return lease.tabs.size > 0 ? 'here' : 'stepped_away';
  }

  /** Expects a visitor whose socket is not there yet; who is known already is left alone. */
  expect(visitorId: string): void {
    if (this.#stopped || this.#leases.has(visitorId)) return;
    const lease: Lease = { tabs: new Map(), stop: () => {} };
    this.#leases.set(visitorId, lease);
    this.#run(visitorId, lease);
  }

  opened(visitorId: string, tabId: string): void {
    if (this.#stopped) return;
    const lease: Lease = this.#leases.get(visitorId) ?? { tabs: new Map(), stop: () => {} };
    this.#leases.set(visitorId, lease);
    lease.stop();
    const first = lease.tabs.size === 0;
    lease.tabs.set(tabId, (lease.tabs.get(tabId) ?? 0) + 1);
    if (first) this.#options.moved(visitorId, 'here');
  }

  /** Answers true where that was the tab's last socket. */
  closed(visitorId: string, tabId: string): boolean {
    const lease = this.#leases.get(visitorId);
    const sockets = lease?.tabs.get(tabId);
    if (!lease || sockets === undefined) return false;
    if (sockets > 1) {
      lease.tabs.set(tabId, sockets - 1);
      return false;
    }
    lease.tabs.delete(tabId);
    if (lease.tabs.size === 0) {
      this.#run(visitorId, lease);
      this.#options.moved(visitorId, 'stepped_away');
    }
    return true;
  }

  /** True where the tab has a socket. */
  has(visitorId: string, tabId: string): boolean {
    return this.#leases.get(visitorId)?.tabs.has(tabId) === true;
  }

  /** Two were one: the sockets of one are the other's. */
  join(from: string, into: string): void {
    const gone = this.#leases.get(from);
    if (this.#stopped || !gone) return;
    gone.stop();
    this.#leases.delete(from);
    for (const [tabId, sockets] of gone.tabs) for (let nth = 0; nth < sockets; nth += 1) this.opened(into, tabId);
    if (gone.tabs.size === 0) this.expect(into);
  }

  /** Forgets a visitor without a word. */
  forget(visitorId: string): void {
    this.#leases.get(visitorId)?.stop();
    this.#leases.delete(visitorId);
  }

  /** Whoever is without a socket now has left. */
  lapse(visitorId: string): void {
    const lease = this.#leases.get(visitorId);
    if (this.#stopped || !lease || lease.tabs.size > 0) return;
    lease.stop();
    this.#leases.delete(visitorId);
    this.#options.moved(visitorId, 'left');
  }

  /** Ends all leases without a word: a router that stops says nothing about its visitors. */
  stop(): void {
    this.#stopped = true;
    for (const lease of this.#leases.values()) lease.stop();
    this.#leases.clear();
  }

  #run(visitorId: string, lease: Lease): void {
    lease.stop = this.#options.timers.after(this.#options.leaseMs(visitorId), () => {
      this.#leases.delete(visitorId);
      this.#options.moved(visitorId, 'left');
    });
  }
}
