import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { IceUrl } from '../../../config/ice-url.ts';
import { decodeStun, type StunMessage, stunLength } from './stun-message.ts';

/** Why nothing was heard: the name leads nowhere, nobody listens, nobody answers, the certificate is not believed. */
export type LineProblem = 'unknown_host' | 'refused' | 'silent' | 'certificate' | 'not_stun';

export class LineBroke extends Error {
  override readonly name = 'LineBroke';
  readonly problem: LineProblem;
  constructor(problem: LineProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** A way to one server, by packets or by a stream. */
export interface StunLine {
  /** Resolves with the answer to this request; throws `LineBroke`. */
  ask(bytes: Buffer): Promise<StunMessage>;
  close(): void;
}

/** Packets are lost now and then. */
const resendMs = 700;

const problemOf = ({ code }: NodeJS.ErrnoException): LineProblem => {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'unknown_host';
  if (code === 'ETIMEDOUT' || code === 'ENETUNREACH' || code === 'EHOSTUNREACH') return 'silent';
  return code?.startsWith('E') && !code.startsWith('ERR_') && code !== 'EPROTO' ? 'refused' : 'certificate';
};

/** Hands bytes to whoever waits for their answer. */
const createWaiting = (send: (bytes: Buffer) => void, timeMs: number, again: boolean) => {
  let broke: LineBroke | null = null;
  let fail: ((error: LineBroke) => void) | null = null;
  let hear: ((message: StunMessage) => void) | null = null;
  return {
    heard: (message: StunMessage): void => hear?.(message),
    broke(error: LineBroke): void {
      broke ??= error;
      fail?.(broke);
    },
    ask: (bytes: Buffer): Promise<StunMessage> =>
      new Promise<StunMessage>((resolve, reject) => {
        if (broke) {
          reject(broke);
          return;
        }
        const timer = setTimeout(() => fail?.(new LineBroke('silent', 'no answer')), timeMs);
        const repeat = again ? setInterval(() => send(bytes), resendMs) : undefined;
        const over = (): void => {
          clearTimeout(timer);
          clearInterval(repeat);
          fail = null;
          hear = null;
        };
        fail = (error) => {
          over();
          reject(error);
        };
        hear = (message) => {
          if (!message.id.equals(bytes.subarray(8, 20))) return;
          over();
          resolve(message);
        };
        send(bytes);
      }),
  };
};

const openPackets = ({ host, port }: IceUrl, timeMs: number): StunLine => {
  const wire = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const broken = (error: NodeJS.ErrnoException): void => waiting.broke(new LineBroke(problemOf(error), error.message));
  const waiting = createWaiting(
    (bytes) => wire.send(bytes, port, host, (error) => error && broken(error)),
    timeMs,
    true,
  );
  wire.on('error', broken);
  wire.on('message', (bytes) => {
    const message = decodeStun(bytes);
    if (message) waiting.heard(message);
  });
  return { ask: waiting.ask, close: () => wire.close() };
};

const openStream = ({ host, port, secure }: IceUrl, timeMs: number): StunLine => {
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  const wire = secure ? connectSecure({ host, port, ...name }) : connect({ host, port });
  const waiting = createWaiting((bytes) => wire.write(bytes), timeMs, false);
  let held = Buffer.alloc(0);
  wire.on('error', (error: NodeJS.ErrnoException) => waiting.broke(new LineBroke(problemOf(error), error.message)));
  wire.on('close', () => waiting.broke(new LineBroke('refused', 'the connection was closed')));
  wire.on('data', (bytes) => {
    held = Buffer.concat([held, bytes]);
    if (held.length >= 20 && stunLength(held) === null) {
      waiting.broke(new LineBroke('not_stun', 'something else answers there'));
      return;
    }
    for (let size = stunLength(held); size !== null && held.length >= size; size = stunLength(held)) {
      const message = decodeStun(held);
      held = held.subarray(size);
      if (message) waiting.heard(message);
    }
  });
  return { ask: waiting.ask, close: () => wire.destroy() };
};

/** Opens a way to a server as a browser would take it. */
export const openStunLine = (url: IceUrl, timeMs: number): StunLine =>
  url.transport === 'udp' ? openPackets(url, timeMs) : openStream(url, timeMs);
