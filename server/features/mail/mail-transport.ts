import type { Instant } from '../../../shared/domain/scalars.ts';

/** An e-mail as a mail server is given it. */
export interface OutgoingMail {
  /** Makes the `Message-ID`, the same at each try: who gets it twice can tell. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Shown as the sender's name before the router's own address. */
  fromName?: string;
  replyTo?: string;
  /** Mails of one thread are shown together. */
  thread?: string;
  /** Where a reader, or their mail program by one request, stops such mails. */
  stopUrl?: string;
  attachment?: { name: string; type: string; text: string };
  at: Instant;
}

/** How a try ended: `later` is worth another, `never` is not. */
export type MailOutcome = { ok: true } | { ok: false; again: 'later' | 'never'; problem: string };

/** Gives e-mails to a mail server. */
export interface MailTransport {
  /** The address all mails come from, with its name where it has one. */
  readonly from: string;
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): void;
}
