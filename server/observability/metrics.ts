import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the router counts about itself. Labels are from closed lists, so that no visitor can make a new series. */
export interface Metrics {
  readonly contentType: string;
  read(): Promise<string>;
  socketOpened(namespace: 'rep' | 'visitor'): void;
  socketClosed(namespace: 'rep' | 'visitor'): void;
  /** A request of a socket was answered; `code` is `ok` or an error code. */
  handled(namespace: 'rep' | 'visitor', event: string, code: string, seconds: number): void;
  entryStored(type: string): void;
  offerChanged(state: string): void;
  outcomeWritten(outcome: string): void;
  stop(): void;
}

/** Upper ends of the steps of `foyer_socket_request_seconds`. */
const steps = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/**
 * A counter that is a number in a map until somebody reads the figures: counting through the library costs more than all
 * the rest of a request's book-keeping.
 */
const tally = (registry: Registry, name: string, help: string, labelNames: readonly string[]) => {
  const counts = new Map<string, number>();
  new Counter({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      for (const [key, count] of counts) this.inc(labelsOf(labelNames, key), count);
    },
  });
  return (key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
};

/** Labels are written in one key, apart by spaces: none of their values has one. */
const labelsOf = (names: readonly string[], key: string): Record<string, string> => {
  const values = key.split(' ');
  return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
};

/** Makes the router's own metrics; `commits` tells how many transactions were committed since the start. */
export const createMetrics = (commits: () => number): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  // Looking at the event loop every 10 ms, the library's own choice, costs an idle router more than all else it does.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const sockets = new Gauge({ name: 'foyer_sockets', help: 'Open sockets.', labelNames: ['namespace'], registers });
  const answers = ['namespace', 'event', 'code'];
  const requests = tally(registry, 'foyer_socket_requests_total', 'Requests of sockets by their answer.', answers);
  const seconds = new Histogram({
    name: 'foyer_socket_request_seconds',
    help: 'Time from a request to its ack.',
    labelNames: ['namespace'],
    buckets: steps,
    registers,
  });
  const timed = { rep: seconds.labels('rep'), visitor: seconds.labels('visitor') };
  const entries = tally(registry, 'foyer_conversation_entries_total', 'Stored entries of conversations.', ['type']);
  const offers = tally(registry, 'foyer_offers_total', 'Reservations that reached a state.', ['state']);
  const outcomes = tally(registry, 'foyer_outcomes_total', 'Outcomes of visitors who waited for reps.', ['outcome']);
  new Gauge({
    name: 'foyer_commits',
    help: 'Transactions committed since the start.',
    registers,
    collect() {
      this.set(commits());
    },
  });
  return {
    contentType: registry.contentType,
    read: () => registry.metrics(),
    socketOpened: (namespace) => sockets.inc({ namespace }),
    socketClosed: (namespace) => sockets.dec({ namespace }),
    handled: (namespace, event, code, took) => {
      requests(`${namespace} ${event} ${code}`);
      timed[namespace].observe(took);
    },
    entryStored: entries,
    offerChanged: offers,
    outcomeWritten: outcomes,
    stop: () => registry.clear(),
  };
};
