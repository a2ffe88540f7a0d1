import type { Socket } from 'socket.io';
import type * as z from 'zod';
import type { Contract } from '../../shared/protocol/contract.ts';
import { type Failure, fail, type Result } from '../../shared/protocol/result.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Handlers } from './handlers.ts';

/** What a namespace gives the wrapper. */
export interface HandleOptions<C extends Contract, L> {
  namespace: 'rep' | 'visitor';
  contract: C;
  handlers: Handlers<C, L>;
  /** The rights of a role; what an actor may do with one object is asked by the service that has the object. */
  may(line: L, event: keyof C & string): boolean;
  /** Takes the event's cost; answers null, or milliseconds until it may be tried again. */
  meter(event: string, line: L): Promise<number | null>;
  /** Who is named in the log. */
  nameOf(line: L): string;
  log: Log;
  metrics: Metrics;
}

/** The wrapper around every event of a namespace. */
export interface Handle<L> {
  /** Answers all requests of the socket; `closed` runs once when it is gone, `silent` where it was not closed but fell silent. */
  attach(socket: Socket, line: L, closed: (silent: boolean) => void): void;
  /** From now on new requests are answered `unavailable`; resolves when the last one that was begun is answered. */
  drain(): Promise<void>;
}

const tooLarge = (issue: z.core.$ZodIssue): boolean => issue.code === 'too_big' && issue.path.at(-1) === 'text';

/** Words the first issue for a log or a developer; never repeats what was sent. */
const refuseInput = (error: z.ZodError): Failure => {
  const large = error.issues.find(tooLarge);
  if (large) return fail('too_large', 'the text is too long');
  const issue = error.issues[0];
  return fail('bad_request', issue ? `${issue.path.join('.') || 'input'}: ${issue.message}` : 'not understood');
};

/**
 * The only way to register a handler of a socket: parse, authorise, limit, call, ack; a throw becomes a typed error. A
 * throw in a bare Socket.IO handler, sync or async, would end the process.
 */
export const createHandle = <C extends Contract, L>(options: HandleOptions<C, L>): Handle<L> => {
  const { namespace, contract, handlers, log, metrics } = options;
  for (const event of Object.keys(contract)) {
    if (!Object.hasOwn(handlers, event)) throw new Error(`${namespace}: no handler for ${event}`);
  }
  let running = 0;
  let stopping = false;
  let drained = () => {};

  const answer = async (line: L, event: string, args: unknown[]): Promise<Result<unknown>> => {
    if (stopping) return fail('unavailable', 'the router is about to stop');
    if (!Object.hasOwn(contract, event)) return fail('bad_request', 'no such event');
    const known = event as keyof C & string;
    if (args.length !== 1) return fail('bad_request', 'one payload is expected');
    const parsed = contract[known]?.input.safeParse(args[0]);
    if (!parsed) return fail('bad_request', 'no such event');
    if (!parsed.success) return (await overLimit(line, event)) ?? refuseInput(parsed.error);
    if (!options.may(line, known)) return fail('forbidden', 'this role may not do that');
    return (await overLimit(line, event)) ?? (await handlers[known](line, parsed.data as never));
  };

  const overLimit = async (line: L, event: string): Promise<Failure | null> => {
    const wait = await options.meter(event, line);
    return wait === null ? null : fail('rate_limited', 'too many at once', { retryInMs: String(wait) });
  };

  const handle = async (line: L, event: unknown, args: unknown[]): Promise<void> => {
    const ack = args.pop();
    // Without an ack nobody learns what became of it, so nothing may come of it.
    if (typeof ack !== 'function' || typeof event !== 'string') return;
    const began = performance.now();
    running += 1;
    let result: Result<unknown>;
    try {
      result = await answer(line, event, args);
    } catch (error) {
      result = failureOf(error);
      log.error('a handler broke', { event, actor: options.nameOf(line), code: result.error.code, error });
    }
    running -= 1;
    if (stopping && running === 0) drained();
    const label = Object.hasOwn(contract, event) ? event : 'unknown';
    metrics.handled(namespace, label, result.ok ? 'ok' : result.error.code, (performance.now() - began) / 1000);
    ack(result);
  };

  return {
    attach(socket, line, closed) {
      // A middleware that never goes on: nothing is dispatched to listeners, of which there are none.
      socket.use(([event, ...args]) => {
        void handle(line, event, args);
      });
      socket.once('disconnect', (reason) => closed(reason === 'ping timeout'));
    },
    drain: () => {
      stopping = true;
      return running === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            drained = resolve;
          });
    },
  };
};

const failureOf = (error: unknown): Failure =>
  // Named, not imported: transports know no class of the database room.
  error instanceof Error && error.name === 'CommitFailed'
    ? fail('unavailable', 'nothing was stored; try again')
    : fail('internal', 'something broke in the router');
