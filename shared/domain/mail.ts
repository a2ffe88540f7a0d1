import * as z from 'zod';
import { Id, Instant } from './scalars.ts';

/** Schema of what an e-mail of the router is about. */
export const MailKind = z.enum(['reply', 'transcript', 'test']);
/** What an e-mail is about: replies the visitor has not seen, a transcript, an admin's test. */
export type MailKind = z.infer<typeof MailKind>;

/** Schema of how far an e-mail got. */
export const MailState = z.enum(['waiting', 'sent', 'failed', 'dropped']);
/** How far an e-mail got: `dropped` is one that was not needed any more, or whose reader wants none. */
export type MailState = z.infer<typeof MailState>;

/** Schema of one row of the delivery log; the text is not kept once it was sent. */
export const MailRow = z.object({
  id: Id,
  kind: MailKind,
  to: z.string(),
  subject: z.string(),
  conversationId: Id.nullable(),
  state: MailState,
  attempts: z.number().int().nonnegative(),
  /** Why the last try failed, as the mail server said it. */
  problem: z.string().nullable(),
  createdAt: Instant,
  /** When it was sent, given up or dropped; null while it waits. */
  endedAt: Instant.nullable(),
  /** When it is tried next; null where it is not. */
  nextAt: Instant.nullable(),
});
/** One row of the delivery log. */
export type MailRow = z.infer<typeof MailRow>;

/** The settings of e-mail: seconds after which a reply that was not seen goes by e-mail; 0 sends none. */
export const MailSettings = z.object({ replyMailAfterS: z.number().int().min(0).max(86_400) });
/** The settings of e-mail. */
export type MailSettings = z.infer<typeof MailSettings>;

/** What a fresh workspace starts with: three minutes. */
export const defaultMailSettings: MailSettings = { replyMailAfterS: 180 };
