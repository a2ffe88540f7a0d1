import type { Clock } from '../../domain/clock.ts';
import { systemClock } from '../../domain/clock.ts';
import type { Contract, InputOf, OutputOf } from '../../protocol/contract.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Failure, Result } from '../../protocol/result.ts';
import { createListeners, type Listeners } from '../listeners.ts';
import { browserTimers, type Timers } from '../timers.ts';
import { createBackOff } from './back-off.ts';
import type { Checks } from './checks.ts';
import type { Connection, ConnectionState, RequestOptions } from './connection.ts';
import { onWakeUp } from './on-wake-up.ts';
import { readAnswer, readError } from './read-answer.ts';
import { openSocketIo } from './socket-io.ts';
import type { OpenSocket } from './socket-port.ts';

/** What the handshake carries beside the protocol version; asked for anew before each attempt. */
export type Credentials = Record<string, unknown>;

/** Where and how to connect; everything after `protocol` has the browser's own as its default. */
export interface ConnectOptions<C extends Contract, P extends object> {
  /** The router's origin, such as `https://foyer.example.com`. */
  url: string;
  namespace: '/rep' | '/visitor';
  /** Gets fresh credentials; a transient error is tried again, a permanent one ends as `refused`. */
  auth: () => Promise<Result<Credentials>>;
  checks: Checks<C, P>;
  protocol: number;
  clock?: Clock;
  timers?: Timers;
  random?: () => number;
  openSocket?: OpenSocket;
  /** Tells when trying again at once is worth it (network or tab came back), and whether the socket is lost for sure; answers with a disposer. */
  wakeUps?: (wake: (lost?: boolean) => void) => () => void;
}

const requestTimeoutMs = 10_000;
const attemptTimeoutMs = 15_000;
/** The router's heartbeat comes every 10 s: a socket on which it is this late was lost. */
const deadMs = 13_000;
/** A socket that stood this long was a real one: the next failure starts from the shortest wait. */
const steadyMs = 5_000;

const unavailable = (cause: 'offline' | 'timeout' | 'closed', closeCode?: number): Failure => ({
  ok: false,
  error: {
    code: 'unavailable',
    message: `no answer: ${cause}`,
    detail: closeCode === undefined ? { cause } : { cause, code: String(closeCode) },
  },
});

/** Connects to one namespace of the router and stays connected until `close()`. */
export function connect<C extends Contract, P extends object>(options: ConnectOptions<C, P>): Connection<C, P> {
  const { checks, clock = systemClock, timers = browserTimers, random = Math.random } = options;
  const changed = createListeners();
  const pushed = new Map<string, Listeners<[unknown]>>();
  const pending = new Set<(failure: Failure) => void>();
  const backOff = createBackOff(random, 400, 6_000);
  let state: ConnectionState = { kind: 'connecting', since: clock.now() };
  let epoch = 0;
  /** Grows with each attempt, so that credentials that come late are not used for a later one. */
  let attempt = 0;
  let turnedAway = 0;
  let stoppingMs = 0;
  let dropTimer = () => {};
  let dropSteady = () => {};

  const move = (next: ConnectionState): void => {
    state = next;
    changed.tell();
  };

  const hangUp = (closeCode?: number): void => {
    dropSteady();
    for (const settle of [...pending]) settle(unavailable('closed', closeCode));
  };

  const awaitNext = (): void => {
    attempt += 1;
    dropTimer();
    if (state.kind === 'connected') move({ kind: 'reconnecting', since: clock.now(), epoch });
    // A router that stops says when it expects to be back; all its clients spread over as long again.
    const wait = stoppingMs > 0 ? stoppingMs * (1 + random()) : backOff.next();
    stoppingMs = 0;
    dropTimer = timers.after(wait, () => void begin());
  };

  const failed = (error: ErrorBody | undefined, byRouter: boolean): void => {
    // One-use tickets and short tokens can end on a slow way: only twice in a row is a real no.
    const doubtful = byRouter && error?.code === 'unauthenticated' && turnedAway++ === 0;
    if (!error || isTransient(error.code) || doubtful) {
      awaitNext();
      return;
    }
    attempt += 1;
    dropTimer();
    move({ kind: 'refused', error });
  };

  const socket = (options.openSocket ?? openSocketIo)(options.url, options.namespace, {
    opened() {
      dropTimer();
      turnedAway = 0;
      epoch += 1;
      dropSteady = timers.after(steadyMs, backOff.reset);
      move({ kind: 'connected', since: clock.now(), epoch });
    },
    refused: (error) => failed(readError(error), true),
    closed(closeCode) {
      hangUp(closeCode);
      awaitNext();
    },
    pushed(event, data) {
      const known = checks.pushes.find((name) => name === event);
      const parsed = known && checks.push(known, data);
      if (parsed === undefined) return;
      if (event === 'router.stopping') stoppingMs = Math.max(1, Number((parsed as { retryInMs: number }).retryInMs));
      pushed.get(event)?.tell(parsed);
    },
  });

  const begin = async (): Promise<void> => {
    attempt += 1;
    const mine = attempt;
    dropTimer();
    dropTimer = timers.after(attemptTimeoutMs, () => {
      socket.close();
      awaitNext();
    });
    // A broken way to the credentials is one more kind of no network.
    const credentials = await options.auth().catch((): Failure => unavailable('offline'));
    if (mine !== attempt) return;
    if (credentials.ok) socket.open({ ...credentials.data, protocol: options.protocol });
    else failed(credentials.error, false);
  };

  const retry = (): void => {
    if (state.kind === 'connected' || state.kind === 'closed') return;
    socket.close();
    if (state.kind === 'refused') {
      turnedAway = 0;
      move({ kind: 'connecting', since: clock.now() });
    }
    void begin();
  };

  const dropWakeUps = (options.wakeUps ?? onWakeUp)((lost) => {
    // A machine that slept holds a socket that the router gave up: nobody would tell for as long as a heartbeat may take.
    if (state.kind === 'connected' && (lost || socket.silentMs() > deadMs)) {
      socket.close();
      hangUp();
      awaitNext();
    }
    if (state.kind !== 'refused') retry();
  });

  void begin();

  return {
    getSnapshot: () => state,
    subscribe: changed.add,
    request<K extends keyof C & string>(event: K, input: InputOf<C, K>, given: RequestOptions = {}) {
      if (state.kind !== 'connected') return Promise.resolve(unavailable('offline'));
      return new Promise<Result<OutputOf<C, K>>>((resolve) => {
        const settle = (result: Result<OutputOf<C, K>>): void => {
          dropTimeout();
          pending.delete(settle);
          resolve(result);
        };
        const dropTimeout = timers.after(given.timeoutMs ?? requestTimeoutMs, () => settle(unavailable('timeout')));
        pending.add(settle);
        socket.send(event, input, (answer) => settle(readAnswer(answer, (data) => checks.output(event, data))));
      });
    },
    on<K extends keyof P & string>(event: K, listener: (data: P[K]) => void) {
      let listeners = pushed.get(event);
      if (!listeners) {
        listeners = createListeners<[unknown]>();
        pushed.set(event, listeners);
      }
      return listeners.add((data) => listener(data as P[K]));
    },
    retry,
    close() {
      if (state.kind === 'closed') return;
      attempt += 1;
      dropTimer();
      dropWakeUps();
      move({ kind: 'closed' });
      socket.close();
      hangUp();
    },
  };
}
