import type { Clock } from '../../domain/clock.ts';
import type { Instant } from '../../domain/scalars.ts';

/** The router's clock as this client knows it: its own clock plus an offset. */
export interface ServerClock extends Clock {
  /** Learns from one exchange: local times of asking and hearing, and the router's time in between. */
  observe(askedAt: Instant, heardAt: Instant, routerNow: Instant): void;
}

/** A bad sample must not stay for ever: a machine's clock drifts and a laptop's is set. */
const sampleLifeMs = 30 * 60_000;

/** Makes a server clock; of recent samples the one with the shortest way wins, because half the way is its error. */
export function createServerClock(local: Clock): ServerClock {
  let offset = 0;
  let best = { way: Number.POSITIVE_INFINITY, at: 0 };
  return {
    now: () => Math.round(local.now() + offset),
    observe(askedAt, heardAt, routerNow) {
      const way = heardAt - askedAt;
      const expired = heardAt - best.at > sampleLifeMs;
      if (way < 0 || (way > best.way && !expired)) return;
      best = { way, at: heardAt };
      offset = routerNow - (askedAt + way / 2);
    },
  };
}
