import { expect } from 'vitest';
import type { Core } from '../../features/core.ts';
import type { HandClock } from './a-store.ts';
import { bookingDesk } from './booking-desk.ts';

/** A rep's booking fills in what a card has not and puts right what a rep wrote there; what the visitor said of themselves stays. */
export const checkGuestCard = async ({ core, clock }: { core: Core; clock: HandClock }): Promise<void> => {
  const { conversations, meetings, ada, visitor, conversationId, slots } = await bookingDesk({ core, clock });
  await core.store.run((tx) => conversations.assign(tx, { conversationId, repId: ada.personId }));
  const times = slots.values();
  const cardNow = () =>
    core.store.k
      .selectFrom('visitors')
      .select(['name', 'email'])
      .where('id', '=', visitor.visitorId)
      .executeTakeFirst();
  const repBooks = async (name: string, email: string) => {
    const startsAt = times.next().value?.startsAt ?? 0;
    const booked = await meetings.bookFor(ada, { conversationId, clientId: core.ids.next(), startsAt, name, email });
    // The meeting is with whom the rep wrote, whatever the card says.
    expect(booked).toMatchObject({ ok: true, data: { meeting: { guest: { name, email } } } });
  };

  await repBooks('Mari Santos', 'mari@acme.example');
  expect(await cardNow()).toEqual({ name: 'Mari Santos', email: 'mari@acme.example' });
  await repBooks('Maria Santos', 'maria@acme.example');
  expect(await cardNow()).toEqual({ name: 'Maria Santos', email: 'maria@acme.example' });

  // The visitor gives an address of their own; the name is the rep's as before.
  await core.store.k.updateTable('visitors').set({ email: 'maria@home.example' }).execute();
  await repBooks('Maria dos Santos', 'office@acme.example');
  expect(await cardNow()).toEqual({ name: 'Maria dos Santos', email: 'maria@home.example' });

  // What they say when they book themselves is theirs, also where a rep had said the same.
  const slotId = `${ada.personId}.${times.next().value?.startsAt}`;
  const own = { clientId: core.ids.next(), slotId, name: 'Maria dos Santos', email: 'm@home.example', zone: 'UTC' };
  expect(await meetings.book(visitor, own)).toMatchObject({ ok: true });
  await repBooks('M. Santos', 'office@acme.example');
  expect(await cardNow()).toEqual({ name: 'Maria dos Santos', email: 'm@home.example' });
};
