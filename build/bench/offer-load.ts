import type { Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import { openSocket } from './open-socket.ts';
import type { ChatDoors } from './servers/router.ts';

const patienceMs = 30_000;

const ask = async <T>(socket: Socket, event: string, input: object): Promise<T> => {
  const answer = (await socket.timeout(patienceMs).emitWithAck(event, input)) as { ok: boolean; data: T };
  if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer)}`);
  return answer.data;
};

/** A rep who is there, and whose offers are watched. */
export interface Desk extends Disposable {
  /** Resolves with the instant at which the rep's socket had an offer of this many, or none with 0. */
  shows(offers: number): Promise<number>;
}

/** Opens the rep's console as far as offers go. */
export const openDesk = async ({ url, ticket }: ChatDoors): Promise<Desk> => {
  const rep = await openSocket(url, '/rep', { ticket });
  const offers = new Set<string>();
  let waiting: { wanted: number; resolve(at: number): void } | null = null;
  const look = (): void => {
    if (waiting?.wanted !== offers.size) return;
    waiting.resolve(performance.now());
    waiting = null;
  };
  rep.on('view.delta', ({ put, remove }: { put: { id: string }[]; remove: string[] }) => {
    for (const { id } of put) offers.add(id);
    for (const id of remove) offers.delete(id);
    look();
  });
  await ask(rep, 'view.open', { viewId: v7(), view: 'offers', params: {} });
  await ask(rep, 'presence.set', { status: 'available' });
  return {
    shows: (wanted) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`the desk shows ${offers.size}, not ${wanted}`)), patienceMs);
        waiting = {
          wanted,
          resolve: (at) => {
            clearTimeout(timer);
            resolve(at);
          },
        };
        look();
      }),
    [Symbol.dispose]: () => void rep.close(),
  };
};

/** Milliseconds from the visitor's *talk to sales* until the offer is on the rep's socket; then the visitor gives up. */
export const timeToOffer = async (desk: Desk, visitor: Socket): Promise<number> => {
  const began = performance.now();
  const shown = desk.shows(1);
  const start = { clientId: v7(), by: { kind: 'choice', choice: 'talk' } };
  const { conversation } = await ask<{ conversation: { id: string } }>(visitor, 'conversation.start', start);
  const took = (await shown) - began;
  const cleared = desk.shows(0);
  await ask(visitor, 'conversation.close', { conversationId: conversation.id });
  await cleared;
  return took;
};

/** Milliseconds until the server has acked the same request and done nothing with it. */
export const timeToEcho = async (socket: Socket): Promise<number> => {
  const began = performance.now();
  await ask(socket, 'echo', { clientId: v7(), by: { kind: 'choice', choice: 'talk' } });
  return performance.now() - began;
};
