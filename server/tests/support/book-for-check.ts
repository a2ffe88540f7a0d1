import { expect } from 'vitest';
import { createConversations } from '../../features/conversations/conversations.ts';
import type { Core } from '../../features/core.ts';
import { createMeetings } from '../../features/meetings/meetings.ts';
import { createSlotHolds } from '../../features/meetings/slot-holds.ts';
import type { HandClock } from './a-store.ts';
import { aPerson, aSite, aVisitor } from './builders.ts';
import { handTimers } from './hand-timers.ts';

/** A rep books for the visitor they talk with: once, what is theirs and free, and for nobody else's visitor. */
export const checkBookFor = async ({ core, clock }: { core: Core; clock: HandClock }): Promise<void> => {
  const conversations = createConversations(core);
  const told: string[] = [];
  const holds = createSlotHolds(core, {
    conversations,
    routing: { slotHeld: async () => {} },
    timers: handTimers(clock),
  });
  const meetings = createMeetings(core, {
    holds,
    conversations,
    routing: { booked: async (_tx, conversationId) => void told.push(conversationId) },
    visitors: { identify: async () => {} },
  });
  const ada = await aPerson(core, 'Ada Lind');
  await core.store.run((tx) => tx.signal('person.created', { personId: ada.personId }));
  const visitor = await aVisitor(core, await aSite(core));
  const { row } = await core.store.run((tx) =>
    conversations.start(tx, {
      visitor,
      clientId: core.ids.next(),
      impressionId: null,
      pagePath: null,
      said: [],
      words: '',
    }),
  );
  await core.store.k.updateTable('visitors').set({ zone: 'Asia/Tokyo' }).execute();
  const listed = await meetings.ownSlots(ada, core.clock.now());
  const [first, second] = listed.ok ? listed.data.slots : [];
  if (!(first && second)) throw new Error('no time');
  // What the booker shows the visitor, of a workspace where nobody else has hours.
  const shown = await meetings.slots(visitor, core.clock.now());
  expect(shown.ok && shown.data.slots.map(({ startsAt }) => startsAt)).toEqual(
    listed.ok && listed.data.slots.map(({ startsAt }) => startsAt),
  );
  const wanted = {
    conversationId: row.id,
    clientId: core.ids.next(),
    startsAt: first.startsAt,
    name: 'Maria Santos',
    email: 'maria@acme.example',
  };
  const refused = (code: string) => ({ ok: false, error: { code } });
  expect(await meetings.bookFor(ada, wanted)).toMatchObject(refused('forbidden'));
  expect(await meetings.bookFor(ada, { ...wanted, conversationId: core.ids.next() })).toMatchObject(
    refused('not_found'),
  );
  await core.store.run((tx) => conversations.assign(tx, { conversationId: row.id, repId: ada.personId }));
  const booked = await meetings.bookFor(ada, wanted);
  expect(booked).toMatchObject({
    ok: true,
    data: {
      meeting: {
        rep: { id: ada.personId },
        repZone: 'Europe/Berlin',
        conversationId: row.id,
        guest: { name: 'Maria Santos', email: 'maria@acme.example', zone: 'Asia/Tokyo' },
        startsAt: first.startsAt,
      },
    },
  });
  expect(await meetings.bookFor(ada, wanted)).toEqual(booked);
  expect(told).toEqual([row.id]);
  expect(await meetings.next(visitor.visitorId, core.clock.now())).toMatchObject({ repEmail: expect.any(String) });

  const another = { ...wanted, clientId: core.ids.next() };
  expect(await meetings.bookFor(ada, another)).toMatchObject(refused('slot_taken'));
  expect(await meetings.bookFor(ada, { ...another, startsAt: first.startsAt + 1 })).toMatchObject(
    refused('slot_taken'),
  );
  const ben = await aPerson(core, 'Ben Okoro');
  expect(await meetings.bookFor(ben, { ...another, startsAt: second.startsAt })).toMatchObject(refused('forbidden'));
  const own = {
    clientId: core.ids.next(),
    slotId: `${ada.personId}.${second.startsAt}`,
    name: wanted.name,
    email: wanted.email,
    zone: 'Asia/Tokyo',
  };
  expect((await meetings.book(visitor, own)).ok).toBe(true);
  expect(await meetings.bookFor(ada, { ...another, startsAt: second.startsAt })).toMatchObject(refused('slot_taken'));
  await core.store.run((tx) => conversations.close(tx, row.id, 'rep', ada.personId));
  expect(await meetings.bookFor(ada, { ...another, startsAt: second.startsAt + 3_600_000 })).toMatchObject(
    refused('conflict'),
  );
};
