import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import { openSocket } from './open-socket.ts';

/** Where visitors are let in. Without a site's key the server is a reference, which asks for no token. */
export interface VisitorDoors {
  url: string;
  siteKey?: string;
  hostOrigin?: string;
}

/** What a visitor's tab comes back with. */
export type Pass = Record<string, string>;

/** So many visitors arrive at a time: more would measure the client's own queue. */
const atOnce = 64;

const inLanes = async <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> => {
  const done: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) done.push(await work(index));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return done;
};

const passFor = async ({ url, siteKey, hostOrigin }: VisitorDoors): Promise<Pass> => {
  const tabId = v7();
  if (siteKey === undefined) return { tabId };
  const response = await fetch(`${url}/api/widget/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      siteKey,
      secret: randomBytes(32).toString('base64url'),
      hostOrigin,
      locale: 'en',
      zone: 'Europe/Lisbon',
      device: 'desktop',
    }),
  });
  const answer = (await response.json()) as { ok: boolean; data: { token: string } };
  if (!answer.ok) throw new Error(`no visitor token: ${JSON.stringify(answer)}`);
  return { token: answer.data.token, tabId };
};

/** Passes of as many new visitors: a token each, where the server wants one. */
export const makePasses = (doors: VisitorDoors, count: number): Promise<Pass[]> => inLanes(count, () => passFor(doors));

/** Opens a socket for each pass. */
export const connectAll = ({ url }: VisitorDoors, passes: readonly Pass[]): Promise<Socket[]> =>
  inLanes(passes.length, (index) => openSocket(url, '/visitor', passes[index] ?? {}));

const ask = async (socket: Socket, event: string, input: object): Promise<void> => {
  const answer = (await socket.timeout(30_000).emitWithAck(event, input)) as { ok: boolean };
  if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer)}`);
};

/** What the widget says after each connect: the page it stands on, and a question for the messenger's state. */
export const settleIn = async ({ hostOrigin }: VisitorDoors, sockets: readonly Socket[]): Promise<void> => {
  const url = `${hostOrigin ?? 'http://host.example'}/pricing`;
  await inLanes(sockets.length, async (index) => {
    const socket = sockets[index];
    if (!socket) return;
    await Promise.all([
      ask(socket, 'page.view', { url, title: 'Pricing · Acme', referrer: 'https://www.google.com/' }),
      ask(socket, 'state.get', {}),
    ]);
  });
};

/** Closes them all. */
export const closeAll = (sockets: readonly Socket[]): void => {
  for (const socket of sockets) socket.close();
};
