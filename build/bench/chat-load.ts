import type { Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import { openSocket } from './open-socket.ts';
import type { ChatDoors } from './servers/router.ts';

/** The two ends of one conversation. */
export interface ChatEnds extends Disposable {
  visitor: Socket;
  rep: Socket;
}

/** Connects a visitor and a rep to a measured server. */
export const openEnds = async (doors: Partial<ChatDoors> & { url: string }): Promise<ChatEnds> => {
  const { url, ticket = '', token = '' } = doors;
  const rep = await openSocket(url, '/rep', { ticket });
  const visitor = await openSocket(url, '/visitor', { token, tabId: v7() });
  return {
    visitor,
    rep,
    [Symbol.dispose]: () => {
      visitor.close();
      rep.close();
    },
  };
};

const text = 'Do you integrate with SAP, and how long does a pilot take from contract to the first robot on the floor?';
const patienceMs = 30_000;

/** Sends `count` messages, `inFlight` at a time, and waits until the other end has had them all. */
export const sendAll = async (
  ends: ChatEnds,
  conversationId: string,
  count: number,
  inFlight: number,
): Promise<void> => {
  let heard = 0;
  const all = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`heard ${heard} of ${count}`)), patienceMs);
    const hear = (): void => {
      heard += 1;
      if (heard < count) return;
      clearTimeout(timer);
      ends.rep.off('conversation.entry', hear);
      resolve();
    };
    ends.rep.on('conversation.entry', hear);
  });
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const message = { conversationId, clientId: v7(), text };
      const answer = (await ends.visitor.timeout(patienceMs).emitWithAck('conversation.send', message)) as {
        ok: boolean;
      };
      if (!answer.ok) throw new Error(`a message was refused: ${JSON.stringify(answer)}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  await all;
};
