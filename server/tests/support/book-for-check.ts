import { expect } from 'vitest';
import type { Core } from '../../features/core.ts';
import type { HandClock } from './a-store.ts';
import { bookingDesk } from './booking-desk.ts';
import { aPerson } from './builders.ts';

/** A rep books for the visitor they talk with: once, what is theirs and free, and for nobody else's visitor. */
export const checkBookFor = async ({ core, clock }: { core: Core; clock: HandClock }): Promise<void> => {
  const { conversations, meetings, told, ada, visitor, conversationId, slots } = await bookingDesk({ core, clock });
  const [first, second] = slots;
  if (!(first && second)) throw new Error('no time');
  // What the booker shows the visitor, of a workspace where nobody else has hours.
  const shown = await meetings.slots(visitor, core.clock.now());
  expect(shown.ok && shown.data.slots.map(({ startsAt }) => startsAt)).toEqual(slots.map(({ startsAt }) => startsAt));
  const wanted = {
    conversationId,
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
  await core.store.run((tx) => conversations.assign(tx, { conversationId, repId: ada.personId }));
  const booked = await meetings.bookFor(ada, wanted);
  expect(booked).toMatchObject({
    ok: true,
    data: {
      meeting: {
        rep: { id: ada.personId },
        repZone: 'Europe/Berlin',
        conversationId,
        guest: { name: 'Maria Santos', email: 'maria@acme.example', zone: 'Asia/Tokyo' },
        startsAt: first.startsAt,
      },
    },
  });
  expect(await meetings.bookFor(ada, wanted)).toEqual(booked);
  expect(told).toEqual([conversationId]);
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
  await core.store.run((tx) => conversations.close(tx, conversationId, 'rep', ada.personId));
  expect(await meetings.bookFor(ada, { ...another, startsAt: second.startsAt + 3_600_000 })).toMatchObject(
    refused('conflict'),
  );
};
