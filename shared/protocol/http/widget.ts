import * as z from 'zod';
import { Id, Instant } from '../../domain/scalars.ts';
import { ConsentMode } from './setup.ts';
import { WidgetLook } from './widget-look.ts';

/**
 * Body of `POST /api/widget/token`, sent by the widget frame: `secret` is the visitor's 256-bit secret (base64url) from the
 * frame's partitioned storage, or a fresh one; `hostOrigin` is the embedding page's origin as `postMessage` proved it.
 */
export const WidgetTokenInput = z.object({
  siteKey: z.string().min(1).max(64),
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  hostOrigin: z.string().max(300),
  /** The page's language and then the browser's, the most wanted first. */
  languages: z.array(z.string().max(35)).max(20).optional(),
  /** The browser's first language, time zone and screen class. */
  locale: z.string().max(35),
  zone: z.string().max(64),
  device: z.enum(['desktop', 'phone', 'tablet']),
  /** The visitor does not want to be remembered, whatever the site vouches for. */
  refuses: z.literal(true).optional(),
  /** What stood in the fragment of a mail's link: leads back into a conversation. */
  back: z.string().max(200).optional(),
});
/** What the frame gives for a visitor token. */
export type WidgetTokenInput = z.infer<typeof WidgetTokenInput>;

/**
 * What the widget says and in which language: whose words (`tag`), what `Intl` writes by (`locale`), and of the words those that are needed
 * before any click and those that the site has put in other words.
 */
export const WidgetWords = z.object({
  tag: z.string(),
  locale: z.string(),
  texts: z.record(z.string(), z.string()),
});
/** What the widget says. */
export type WidgetWords = z.infer<typeof WidgetWords>;

/** Data of `POST /api/widget/token`: a signed token good for 15 minutes and what the widget needs to look right. */
export const WidgetTokenData = z.object({
  token: z.string(),
  expiresAt: Instant,
  now: Instant,
  visitorId: Id,
  words: WidgetWords,
  /** The consent is the one that holds for this visitor. */
  site: z.object({ name: z.string(), consent: ConsentMode, look: WidgetLook }),
});
/** A visitor token and the site's look. */
export type WidgetTokenData = z.infer<typeof WidgetTokenData>;
