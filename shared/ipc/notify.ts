import * as z from 'zod';
import { Id } from '../domain/scalars.ts';
import { type Contract, request } from '../protocol/contract.ts';

/** The places a notification may lead to, one schema each, for whoever unites them with other links. */
export const notifyTargets = [
  z.object({ kind: z.literal('conversation'), conversationId: Id }),
  z.object({ kind: z.literal('visitor'), visitorId: Id }),
  z.object({ kind: z.literal('missed') }),
  z.object({ kind: z.literal('team') }),
  z.object({ kind: z.literal('offer'), offerId: Id, conversationId: Id }),
  z.object({ kind: z.literal('call'), conversationId: Id }),
] as const;

/** Schema of where a click on a notification leads: a conversation, a visitor on Live, the team's missed list, the team, an offer, a call. */
export const NotifyTarget = z.discriminatedUnion('kind', notifyTargets);
/** Where a click on a notification leads. */
export type NotifyTarget = z.infer<typeof NotifyTarget>;

/** Schema of what a notification is about; how urgent it is, and what it says when its words are kept back, follow from it. */
export const NoticeKind = z.enum(['offer', 'message', 'missed', 'pounce', 'call', 'alert']);
/** What a notification is about. */
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Schema of one notification; texts are final, in the rep's language. */
export const Notice = z.object({
  /** One per subject, such as `message:<conversation>`: the same id again replaces the notification, it never stacks. */
  id: z.string().min(1).max(200),
  kind: NoticeKind,
  title: z.string().min(1).max(200),
  body: z.string().max(500),
  to: NotifyTarget,
});
/** One notification. */
export type Notice = z.infer<typeof Notice>;

/** Schema of whether the console's window is in front of the person, told with each change. */
export const WindowLook = z.object({ lookedAt: z.boolean() });
/** Whether the console's window is in front of the person. */
export type WindowLook = z.infer<typeof WindowLook>;

/** Requests of the console page for the system's notifications; `shown` is false where the system shows none, or an offer's card already lies on the screen. */
export const notifyRequests = {
  'notify.show': request(Notice, z.object({ shown: z.boolean() })),
  /** Takes a notification away again, because it was read or is over. */
  'notify.clear': request(z.object({ id: z.string().min(1).max(200) }), z.object({})),
} satisfies Contract;
