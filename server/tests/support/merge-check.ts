import { expect } from 'vitest';
import { createAudit } from '../../features/audit/audit.ts';
import { createVisitorMerge } from '../../features/merge/merge-visitors.ts';
import type { PostgresHouse } from './a-postgres.ts';
import { dataOf, deskHouse } from './desk-house.ts';

/** Two visitors with one address and a block become one, with all that their rows say. */
export const checkMerge = async ({ core, clock }: PostgresHouse): Promise<void> => {
  const { k } = core.store;
  const house = await deskHouse(core, clock);
  const first = await house.talk();
  clock.advance(1_000);
  const second = await house.talk();
  await house.say(second.visitor, second.conversationId, 'And who can read it?');
  await house.say(house.ada, second.conversationId, 'You alone.');
  await k.updateTable('visitors').set({ email: 'ann@acme.example' }).execute();
  await k.updateTable('visitors').set({ name: 'Ann', visits: 2 }).where('id', '=', second.visitor.visitorId).execute();
  dataOf(await house.blocks.block(house.ada, { visitorId: second.visitor.visitorId, reason: 'Spam', until: null }));

  const nothing = async () => undefined;
  const merge = createVisitorMerge(core, {
    audit: createAudit(core),
    conversations: house.conversations,
    visitors: { connectionOf: () => 'left', join: nothing },
    aliases: { join: nothing },
    blocks: { reload: nothing },
    pounces: { visitorGone: nothing },
    routing: { visitorMerged: nothing },
  });
  expect(dataOf(await merge.same(first.visitor.visitorId)).people).toMatchObject([
    { visitorId: second.visitor.visitorId, name: 'Ann', conversations: 1 },
  ]);
  const into = dataOf(
    await merge.merge(
      house.mia,
      { visitorId: second.visitor.visitorId, with: first.visitor.visitorId },
      (visitorId) => visitorId,
    ),
  ).visitorId;
  expect(into).toBe(first.visitor.visitorId);
  expect(await k.selectFrom('visitors').select(['id', 'name', 'visits']).execute()).toEqual([
    { id: into, name: 'Ann', visits: 3 },
  ]);
  for (const table of ['conversations', 'blocks'] as const) {
    const rows = await k.selectFrom(table).select('visitor_id').execute();
    expect(rows.every((row) => row.visitor_id === into)).toBe(true);
  }
  const said = await k.selectFrom('messages').select('sender_id').where('sender_kind', '=', 'visitor').execute();
  expect(new Set(said.map((row) => row.sender_id))).toEqual(new Set([into]));
};
