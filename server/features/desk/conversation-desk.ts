import type { ConversationDesk } from '../../../shared/protocol/rep/desk.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import { readConversation } from '../conversations/head-repository.ts';
import type { Core } from '../core.ts';
import { readBlock } from './blocks-repository.ts';
import { readBookingLink } from './booking-link-repository.ts';
import { readDispositionOf, readTagsOf } from './labels-repository.ts';
import { readSnooze } from './snoozes-repository.ts';
import { readTasksOf } from './tasks-repository.ts';

/** What the desk knows of one conversation, for whoever has it on screen. */
export const createConversationDesk =
  ({ store, clock }: Core) =>
  async (actor: RepActor, conversationId: string): Promise<Result<ConversationDesk>> => {
    const found = await readConversation(store.k, conversationId);
    if (!found) return fail('not_found', 'no such conversation');
    const [tags, disposition, tasks, block, snooze] = await Promise.all([
      readTagsOf(store.k, conversationId),
      readDispositionOf(store.k, conversationId),
      readTasksOf(store.k, conversationId),
      readBlock(store.k, found.row.visitor_id, clock.now()),
      readSnooze(store.k, conversationId),
    ]);
    const bookingLink = await readBookingLink(store.k, found.row);
    const mine = snooze?.rep_id === actor.personId;
    return ok({ tags, disposition, snoozedUntil: mine ? snooze.until : null, tasks, block, bookingLink });
  };
