import * as z from 'zod';
import { PersonRef } from '../../domain/person.ts';
import { Id, Instant, MessageText } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** Schema of the teaser a pounced visitor sees. */
export const Teaser = z.object({ id: Id, rep: PersonRef, text: z.string(), at: Instant });
/** The teaser a pounced visitor sees. */
export type Teaser = z.infer<typeof Teaser>;

const one = z.object({ id: Id });
const none = z.object({});

/** How a visitor answers a teaser in `conversation.start`: the conversation begins with the rep's words and these. */
export const PounceReply = z.object({ kind: z.literal('pounce_reply'), pounceId: Id, text: MessageText });

/** The receipts of a pounce and its dismissal; each may be said again, and of a pounce that is over it says nothing. */
export const visitorPounceRequests = {
  /** The teaser is on the visitor's device. */
  'pounce.delivered': request(one, none),
  /** The teaser stands before the visitor's eyes. */
  'pounce.seen': request(one, none),
  /** The visitor closed the teaser: nobody pounces them for days. */
  'pounce.closed': request(one, none),
} as const;
