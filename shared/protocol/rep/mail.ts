import * as z from 'zod';
import { MailRow, MailState } from '../../domain/mail.ts';
import { Email, Id } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

const none = z.object({});

/** The requests of e-mail. */
export const mailRequests = {
  /** Whether a mail server is set up, as whom it sends, and what waits or was given up in the last 30 days. */
  'mail.state': request(
    none,
    z.object({
      on: z.boolean(),
      from: z.string().nullable(),
      waiting: z.number().int().nonnegative(),
      failed: z.number().int().nonnegative(),
    }),
  ),
  /** The delivery log, newest first; `before` is the id of the last row had. */
  'mail.list': request(
    z.object({
      only: MailState.optional(),
      before: Id.optional(),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    z.object({ rows: z.array(MailRow), more: z.boolean() }),
  ),
  /** Tries one that waits or was given up again, now; `conflict` where it is neither. */
  'mail.retry': request(z.object({ mailId: Id }), MailRow),
  /** Sends a test to an address and answers when the mail server took it, or with what it said. */
  'mail.test': request(z.object({ to: Email }), z.object({ problem: z.string().nullable() })),
} as const;
