import { randomUUID } from 'node:crypto';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { InboxItem, OfferItem } from '../../../shared/protocol/rep/views.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { SeededRandom } from '../../features/demo/seeded-random.ts';
import { aProgram } from '../support/http-client.ts';
import { open } from '../support/sockets.ts';
import type { KilledHouse, Staff } from './house.ts';
import { pause, stubbornLine } from './stubborn-line.ts';

/** A rep who takes what is offered, greets, answers and closes, until `over`. */
export const killedRep = async (
  house: KilledHouse,
  { personId, token }: Staff,
  random: SeededRandom,
  over: () => boolean,
): Promise<void> => {
  const { url, oracle } = house;
  const views = { inbox: randomUUID(), offers: randomUUID() };
  const line = stubbornLine<RepContract>(
    async () => {
      const answer = await aProgram(url, token).post('/api/session/ticket');
      if (!answer.ok) throw new Error(`no ticket: ${answer.code}`);
      return open<RepContract>(url, '/rep', { ticket: answer.data.ticket, protocol: protocolVersion });
    },
    async (desk) => {
      await desk.request('presence.set', { status: 'available' });
    },
    oracle.faults,
  );
  const look = async <T>(view: 'inbox' | 'offers'): Promise<T[]> => {
    const opened = await line.request('view.open', { viewId: views[view], view, params: {} });
    if (!opened.ok) throw new Error(`no ${view}: ${opened.error.code}`);
    return opened.data.items as T[];
  };
  const say = async (conversationId: string): Promise<void> => {
    const clientId = randomUUID();
    const sent = await line.request('conversation.send', { conversationId, clientId, text: 'Yes, we do.' });
    if (sent.ok) oracle.acked.push({ conversationId, senderId: personId, clientId, ...sent.data });
    else oracle.refused.push({ conversationId, clientId });
  };

  while (!over()) {
    for (const { id } of await look<OfferItem>('offers')) {
      const chosen = random.next() < 0.85 ? 'offer.accept' : 'offer.decline';
      const answer = await line.request(chosen, { reservationId: id });
      if (!answer.ok && answer.error.code !== 'rescinded') throw new Error(`${chosen}: ${answer.error.code}`);
    }
    const mine = (await look<InboxItem>('inbox')).filter((item) => item.box === 'mine');
    for (const { id } of mine) {
      if (random.next() < 0.6) await say(id);
      if (random.next() < 0.08) await line.request('conversation.close', { conversationId: id });
    }
    oracle.rounds.set(personId, (oracle.rounds.get(personId) ?? 0) + 1);
    await pause(random.between(20, 100));
  }
  line.drop();
};
