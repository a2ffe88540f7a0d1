import { expect } from 'vitest';
import type { Entry } from '../../../shared/domain/conversation.ts';
import { readEntries } from '../../features/conversations/entries-repository.ts';
import type { Core } from '../../features/core.ts';
import { transcriptLines } from '../../features/desk/transcript-lines.ts';
import { english, teamWords, wordsForVisitor } from '../../features/desk/transcript-words.ts';
import type { HandClock } from './a-store.ts';
import { bookingDesk } from './booking-desk.ts';
import { aPerson } from './builders.ts';

/** A meeting that is canceled is said to be in its conversation, also where that is over: once, by whom, and where it was booked. */
export const checkCancel = async ({ core, clock }: { core: Core; clock: HandClock }): Promise<void> => {
  const { conversations, meetings, ada, visitor, conversationId, slots } = await bookingDesk({ core, clock });
  const [first, second] = slots;
  if (!(first && second)) throw new Error('no time');
  await core.store.run((tx) => conversations.assign(tx, { conversationId, repId: ada.personId }));
  const guest = { name: 'Maria Santos', email: 'maria@acme.example' };
  const bookedAt = async (startsAt: number): Promise<string> => {
    const booked = await meetings.bookFor(ada, { ...guest, conversationId, clientId: core.ids.next(), startsAt });
    if (!booked.ok) throw new Error(booked.error.message);
    return booked.data.meeting.id;
  };
  const gone = await bookedAt(first.startsAt);
  const stands = await bookedAt(second.startsAt);
  await core.store.run((tx) => conversations.close(tx, conversationId, 'rep', ada.personId));
  const pushed: Entry[] = [];
  core.board.after('conversation.appended', ({ entry }) => void pushed.push(entry));
  const manager = { ...(await aPerson(core, 'Ben Okoro')), role: 'manager' as const };
  expect(await meetings.cancel(manager, gone)).toMatchObject({ ok: true });
  expect(await meetings.cancel(ada, gone)).toMatchObject({ ok: true });

  const entries = await readEntries(core.store.k, conversationId, { limit: 100 });
  const at = core.clock.now();
  const by = { id: manager.personId, name: 'Ben Okoro', photo: null };
  const last = { seq: 5, at, type: 'edited', of: 2, text: null, canceled: { by, startsAt: first.startsAt } };
  expect(entries.slice(1)).toEqual([
    { seq: 2, at, type: 'booked', meetingId: gone, startsAt: first.startsAt, canceledAt: at },
    { seq: 3, at, type: 'booked', meetingId: stands, startsAt: second.startsAt },
    { seq: 4, at, type: 'closed', reason: 'rep' },
    last,
  ]);
  expect(pushed).toEqual([last]);

  const reader = { visitor: 'Maria', lang: english, locale: 'en', zone: 'UTC', notes: false };
  const toldTo = (words: typeof teamWords) => transcriptLines(entries, { ...reader, words }).at(-1)?.text;
  expect(toldTo(teamWords)).toMatch(/^Ben Okoro canceled the meeting of \w+ \d+, \d+, \d+:\d+.[AP]M$/);
  expect(toldTo(wordsForVisitor('de', 'Acme'))).toMatch(/^Termin abgesagt: \w+ \d+/);

  // A booking that belongs to no conversation is canceled without a word in another one.
  const slot = { clientId: core.ids.next(), slotId: `${ada.personId}.${first.startsAt}`, ...guest, zone: 'Asia/Tokyo' };
  const alone = await meetings.book(visitor, slot);
  if (!alone.ok) throw new Error(alone.error.message);
  expect(await meetings.cancel(ada, alone.data.meeting.id)).toMatchObject({ ok: true });
  expect(pushed).toEqual([last]);
};
