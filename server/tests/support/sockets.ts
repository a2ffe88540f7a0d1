import { io, type Socket } from 'socket.io-client';
import type { InputOf, OutputOf } from '../../../shared/protocol/contract.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { RepActor } from '../../features/actor.ts';
import type { Booted } from '../boot.ts';

export interface Push {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of the data.
  data: any;
}

/** A client of one namespace, as a test holds it. */
export interface TestSocket<C extends RepContract | VisitorContract> {
  readonly socket: Socket;
  readonly pushes: Push[];
  request<K extends keyof C & string>(event: K, input: InputOf<C, K>): Promise<Result<OutputOf<C, K>>>;
  /** Sends anything as anything, and waits for the ack. */
  raw(event: string, ...args: unknown[]): Promise<Result<unknown>>;
  /** Resolves with the first push, past or to come, that fits. */
  heard(event: string, fits?: (data: Push['data']) => boolean): Promise<Push['data']>;
  /** Resolves when the socket is closed, with Socket.IO's reason. */
  gone(): Promise<string>;
  close(): void;
}

/** What is waited for has to come within this. */
export const patienceMs = 5_000;

/** Opens a socket on the engine; throws the router's refusal, or an error without `data` where the engine refused. */
export const open = async <C extends RepContract | VisitorContract>(
  url: string,
  namespace: '/rep' | '/visitor',
  auth: Record<string, unknown>,
  origin: string | null = url,
): Promise<TestSocket<C>> => {
  const socket = io(url + namespace, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth,
    ...(origin === null ? {} : { extraHeaders: { origin } }),
  });
  const pushes: Push[] = [];
  const waiting = new Set<() => void>();
  let closedBy: string | null = null;
  const tell = () => {
    for (const look of [...waiting]) look();
  };
  socket.onAny((event: string, data: unknown) => {
    pushes.push({ event, data });
    tell();
  });
  socket.on('disconnect', (reason) => {
    closedBy = reason;
    tell();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
    // The engine died before the namespace had answered.
    socket.once('disconnect', (reason) => reject(new Error(reason)));
  });
  const until = <T>(what: string, find: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const stop = () => {
        waiting.delete(look);
        clearTimeout(timer);
      };
      const look = () => {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${what} did not come; heard ${pushes.map((push) => push.event).join(', ') || 'nothing'}`));
      }, patienceMs);
      waiting.add(look);
      look();
    });
  const raw = (event: string, ...args: unknown[]) =>
    socket.timeout(patienceMs).emitWithAck(event, ...args) as Promise<Result<unknown>>;
  return {
    socket,
    pushes,
    raw,
    request: (event, input) => raw(event, input) as Promise<Result<never>>,
    heard: (event, fits = () => true) =>
      until(event, () => {
        const found = pushes.find((push) => push.event === event && fits(push.data));
        return found && { data: found.data };
      }).then(({ data }) => data),
    gone: () => until('the end of the socket', () => closedBy ?? undefined),
    close: () => socket.close(),
  };
};

/** The router's refusal of a handshake. */
export const refusalOf = async (opening: Promise<unknown>): Promise<ErrorBody | 'engine'> => {
  try {
    await opening;
  } catch (error) {
    return (error as { data?: ErrorBody }).data ?? 'engine';
  }
  throw new Error('the socket was let in');
};

/** A rep's socket, opened with a ticket for this actor. */
export const repSocket = async ({ url, app }: Booted, actor: RepActor): Promise<TestSocket<RepContract>> => {
  const { ticket } = app.tickets.issue(actor);
  return open<RepContract>(url, '/rep', { ticket, protocol: protocolVersion });
};
