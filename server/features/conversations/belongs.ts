import { type Failure, fail } from '../../../shared/protocol/result.ts';
import type { Actor } from '../actor.ts';
import { type Belongs, can } from '../rights/can.ts';
import type { ConversationRow } from './conversation-repository.ts';
import { guestIdsOf } from './seats.ts';

/** What of a conversation says whose it is. */
export type Owned = Pick<ConversationRow, 'visitor_id' | 'rep_id' | 'guests'>;

/** Whose a conversation is, for `can`. */
export const belongsOf = (row: Owned): Belongs => ({
  visitorId: row.visitor_id,
  repId: row.rep_id,
  guestIds: guestIdsOf(row),
});

/** True where the actor may see the conversation: a visitor only their own. */
export const maySee = (actor: Actor, row: Owned): boolean => can(actor, 'conversation.open', belongsOf(row));

/** Why the actor may not write here now, or null. */
export const whyNotWrite = (actor: Actor, row: ConversationRow): Failure | null => {
  if (row.state === 'closed') return fail('conflict', 'the conversation is closed');
  return can(actor, 'conversation.send', belongsOf(row)) ? null : fail('forbidden', 'the conversation is not yours');
};
