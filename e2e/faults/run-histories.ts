import fc from 'fast-check';
import { expect } from 'vitest';
import { createManualTime, settled } from '../../shared/client/tests/manual-time.ts';
import { type HistoryClient, openHistoryClient, openHistoryHouse } from './history-house.ts';

type Act =
  | 'say'
  | 'edit'
  | 'remove'
  | 'note'
  | 'read'
  | 'earlier'
  | 'offline'
  | 'online'
  | 'lose acks'
  | 'hear acks'
  | 'crash'
  | 'wait';
interface Step {
  side: 'rep' | 'visitor';
  act: Act;
  which: number;
}

const act = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Act>('say') },
  { weight: 8, arbitrary: fc.constantFrom<Act>('edit', 'edit', 'remove') },
  { weight: 6, arbitrary: fc.constantFrom<Act>('note', 'read', 'earlier', 'wait') },
  { weight: 5, arbitrary: fc.constantFrom<Act>('offline', 'online', 'lose acks', 'hear acks', 'crash') },
);
const history = fc.array(fc.record({ side: fc.constantFrom<Step['side']>('rep', 'visitor'), act, which: fc.nat(30) }), {
  minLength: 5,
  maxLength: 30,
});

/** The network of both sides is well again for this long at the end, in milliseconds. */
const aftermathMs = 120_000;

const take = async (client: HistoryClient, { act, which, side }: Step, n: number): Promise<void> => {
  const own = client.own();
  const key = own[which % Math.max(1, own.length)];
  if (act === 'say') await client.say(`${side} ${n}`);
  else if (act === 'edit') await (key && client.edit(key, `${side} ${n}, better`));
  else if (act === 'remove') await (key && client.remove(key));
  else if (act === 'note') client.note(`note ${n}`);
  else if (act === 'read') client.read();
  else if (act === 'earlier') client.earlier();
  else if (act === 'offline') client.offline();
  else if (act === 'online') client.online();
  else if (act === 'lose acks') client.loseAcks(true);
  else if (act === 'hear acks') client.loseAcks(false);
  else if (act === 'crash') client.crash();
};

/** Plays `count` random histories of two sides that edit, delete, read, note, crash and go away; each must end in one state. */
export const runHistories = async (count: number): Promise<void> => {
  const house = await openHistoryHouse();
  const seen = { edited: 0, deleted: 0, notes: 0, reads: 0 };
  const play = async (steps: Step[]): Promise<void> => {
    const time = createManualTime();
    const { conversationId, actors } = await house.begin();
    const open = (side: Step['side']) => openHistoryClient(house, actors[side], conversationId, time);
    const clients = { rep: open('rep'), visitor: open('visitor') };
    const both = Object.values(clients);
    await settled();
    for (const [n, step] of steps.entries()) {
      await take(clients[step.side], step, n);
      await (step.act === 'wait' ? time.advance(2_000) : settled());
    }
    for (const client of both) {
      client.loseAcks(false);
      client.online();
    }
    for (let left = 40; left > 0 && !both.every((client) => client.isQuiet()); left -= 1) {
      await time.advance(aftermathMs / 40);
    }
    for (const side of ['rep', 'visitor'] as const) {
      const client = clients[side];
      const fresh = open(side);
      await time.advance(1_000);
      const stored = await house.entriesFor(actors[side], conversationId);
      expect(client.isQuiet(), `${side} came to rest`).toBe(true);
      expect(client.failed()).toEqual([]);
      expect(await client.whole()).toEqual(stored);
      expect(await fresh.whole()).toEqual(stored);
      // On the screen too: each message once, none still on its way, no change that has not arrived.
      expect(client.lines()).toEqual(fresh.lines());
      fresh.close();
      for (const { type } of stored) {
        if (type === 'edited') seen.edited += 1;
        else if (type === 'deleted') seen.deleted += 1;
        else if (type === 'note') seen.notes += 1;
        else if (type === 'read') seen.reads += 1;
      }
    }
    for (const client of both) client.close();
  };
  await fc.assert(fc.asyncProperty(history, play), { numRuns: count });
  // Histories in which nothing happened would all end in one state.
  for (const happened of Object.values(seen)) expect(happened).toBeGreaterThan(count / 10);
};
