import { createConversations } from '../../features/conversations/conversations.ts';
import type { Core } from '../../features/core.ts';
import { createMeetings } from '../../features/meetings/meetings.ts';
import { createSlotHolds } from '../../features/meetings/slot-holds.ts';
import type { HandClock } from './a-store.ts';
import { aPerson, aSite, aVisitor } from './builders.ts';
import { handTimers } from './hand-timers.ts';
import { plainCards } from './plain-cards.ts';

/** A rep with office hours, and a visitor in Tokyo with a conversation that is nobody's yet. */
export const bookingDesk = async ({ core, clock }: { core: Core; clock: HandClock }) => {
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
    visitors: plainCards,
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
  const slots = listed.ok ? listed.data.slots : [];
  return { conversations, meetings, told, ada, visitor, conversationId: row.id, slots };
};
