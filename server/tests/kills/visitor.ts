import { randomUUID } from 'node:crypto';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { SeededRandom } from '../../features/demo/seeded-random.ts';
import { aBrowser } from '../support/http-client.ts';
import { open } from '../support/sockets.ts';
import type { KilledHouse } from './house.ts';
import { createReader } from './reader.ts';
import { pause, type StubbornLine, stubbornLine } from './stubborn-line.ts';

const words = ['Do you ship to Norway?', 'And the price?', 'What about SAP?', 'Thanks, one more', 'Still here'];

/** A visitor who asks, writes on, reloads, books or goes, and asks again, until `over`. */
export const killedVisitor = async (house: KilledHouse, random: SeededRandom, over: () => boolean): Promise<void> => {
  const { url, siteKey, hostOrigin, oracle } = house;
  const identity = { siteKey, secret: random.secret(), hostOrigin, locale: 'en', zone: 'Europe/Lisbon' };
  let token: string | null = null;
  let visitorId = '';
  const line: StubbornLine<VisitorContract> = stubbornLine(
    async () => {
      if (token === null) {
        const answer = await aBrowser(url).post('/api/widget/token', { ...identity, device: 'desktop' });
        if (!answer.ok) throw new Error(`no token: ${answer.code}`);
        ({ token, visitorId } = answer.data as { token: string; visitorId: string });
      }
      return open<VisitorContract>(url, '/visitor', { token, protocol: protocolVersion });
    },
    async (tab) => {
      tab.socket.on('conversation.entry', reader.hear);
      const view = { url: `${hostOrigin}/pricing`, title: 'Pricing', referrer: '' };
      await tab.request('page.view', view);
      if (current !== null) reader.pull(current).catch(() => {});
    },
    oracle.faults,
  );
  const reader = createReader(() => line);
  let current: string | null = null;

  const say = async (conversationId: string): Promise<void> => {
    const clientId = randomUUID();
    const sent = await line.request('conversation.send', { conversationId, clientId, text: random.pick(words) });
    if (sent.ok) oracle.acked.push({ conversationId, senderId: visitorId, clientId, ...sent.data });
    else oracle.refused.push({ conversationId, clientId });
  };

  const book = async (): Promise<void> => {
    const listed = await line.request('slot.list', { zone: 'Europe/Lisbon' });
    if (!listed.ok) throw new Error(`no slots: ${listed.error.code}`);
    // The first few are what everybody wants.
    const slot = listed.data.slots[random.between(0, 2)];
    if (!slot) return;
    const guest = { name: 'Bea Buyer', email: 'bea@buyer.example', zone: 'Europe/Lisbon' };
    const clientId = randomUUID();
    const booked = await line.request('meeting.book', { ...guest, clientId, slotId: slot.id });
    if (booked.ok) oracle.booked.push({ clientId, meetingId: booked.data.meetingId });
    else if (booked.error.code !== 'slot_taken') throw new Error(`not booked: ${booked.error.code}`);
  };

  while (!over()) {
    const by =
      random.next() < 0.5
        ? ({ kind: 'text', text: random.pick(words) } as const)
        : ({ kind: 'choice', choice: 'talk' } as const);
    const started = await line.request('conversation.start', { clientId: randomUUID(), by });
    if (!started.ok) throw new Error(`not started: ${started.error.code}`);
    const { id } = started.data.conversation;
    current = id;
    await reader.pull(id);
    for (let left = random.between(2, 14); left > 0 && !over(); left -= 1) {
      await say(id);
      if (random.next() < 0.08) line.drop();
      await pause(random.between(10, 120));
    }
    if (random.next() < 0.3) await book();
    const closed = await line.request('conversation.close', { conversationId: id });
    if (!closed.ok) throw new Error(`not closed: ${closed.error.code}`);
    await reader.pull(id);
  }
  for (const [id, log] of reader.logs) {
    await reader.pull(id);
    oracle.read.set(id, log);
  }
  line.drop();
};
