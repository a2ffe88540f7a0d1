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

/** Makes the router's own metrics; `commits` tells how many transactions were committed since the start. */
export const createMetrics = (commits: () => number): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const sockets = new Gauge({ name: 'foyer_sockets', help: 'Open sockets.', labelNames: ['namespace'], registers });
  const requests = new Counter({
    name: 'foyer_socket_requests_total',
    help: 'Requests of sockets by their answer.',
    labelNames: ['namespace', 'event', 'code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'foyer_socket_request_seconds',
    help: 'Time from a request to its ack.',
    labelNames: ['namespace'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const entries = new Counter({
    name: 'foyer_conversation_entries_total',
    help: 'Stored entries of conversations.',
    labelNames: ['type'],
    registers,
  });
  const offers = new Counter({
    name: 'foyer_offers_total',
    help: 'Reservations that reached a state.',
    labelNames: ['state'],
    registers,
  });
  const outcomes = new Counter({
    name: 'foyer_outcomes_total',
    help: 'Outcomes of visitors who waited for reps.',
    labelNames: ['outcome'],
    registers,
  });
  new Gauge({
    name: 'foyer_commits',
    help: 'Transactions committed since the start.',
    registers,
    collect() {
      this.set(commits());
    },
  });
  // Looking a labelled child up by its labels costs more than counting; the message path keeps the children it has met.
  const counting = <L extends string>(counter: Counter<L>) => {
    const known = new Map<string, Counter.Internal>();
    return (...labels: string[]): void => {
      const key = labels.join(' ');
      let child = known.get(key);
      if (!child) {
        child = counter.labels(...labels);
        known.set(key, child);
      }
      child.inc();
    };
  };
  const answered = counting(requests);
  const timed = { rep: seconds.labels('rep'), visitor: seconds.labels('visitor') };
  return {
    contentType: registry.contentType,
    read: () => registry.metrics(),
    socketOpened: (namespace) => sockets.inc({ namespace }),
    socketClosed: (namespace) => sockets.dec({ namespace }),
    handled: (namespace, event, code, took) => {
      answered(namespace, event, code);
      timed[namespace].observe(took);
    },
    entryStored: counting(entries),
    offerChanged: counting(offers),
    outcomeWritten: counting(outcomes),
    stop: () => registry.clear(),
  };
};
