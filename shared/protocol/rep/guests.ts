import * as z from 'zod';
import { PersonRef } from '../../domain/person.ts';
import { Id } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** Schema of the reader's seat in a colleague's conversation. */
export const GuestSeat = z.object({
  /** Asked in and not there yet, or there. */
  state: z.enum(['asked', 'here']),
  /** Whose conversation it is; null while it is nobody's. */
  rep: PersonRef.nullable(),
  /** Who asked, and with which words. */
  by: PersonRef,
  note: z.string().nullable(),
});
/** The reader's seat in a colleague's conversation. */
export type GuestSeat = z.infer<typeof GuestSeat>;

/** Why a colleague cannot be asked in, as `detail.reason` of a `conflict`. */
export const inviteRefusals = ['closed', 'same_rep', 'deactivated', 'too_many'] as const;
/** Why a colleague cannot be asked in. */
export type InviteRefusal = (typeof inviteRefusals)[number];

/** How many colleagues may be asked into one conversation at a time. */
export const guestLimit = 5;

const none = z.object({});
const about = z.object({ conversationId: Id });
const aboutRep = z.object({ conversationId: Id, repId: Id });

/** How colleagues come into a conversation and go. */
export const guestRequests = {
  /** Asks a colleague in, who takes no capacity; asking again changes the note. A `conflict` says in `detail.reason` why not. */
  'conversation.invite': request(aboutRep.extend({ note: z.string().trim().max(300).default('') }), none),
  /** Takes back what was asked, or shows a guest out. */
  'conversation.uninvite': request(aboutRep, none),
  /** The asked colleague comes in. */
  'conversation.join': request(about, none),
  /** The guest leaves, or will not come; whoever is not there has left already. */
  'conversation.leave': request(about, none),
} as const;
