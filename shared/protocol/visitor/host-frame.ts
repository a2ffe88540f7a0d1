import * as z from 'zod';
import { lookSides } from '../../domain/site-look.ts';

/** Schema of the page a visitor looks at, as the loader sees it. */
export const HostPage = z.object({ url: z.string(), title: z.string(), referrer: z.string() });
/** The page a visitor looks at. */
export type HostPage = z.infer<typeof HostPage>;

/** Schema of what the loader on the site's page tells the widget's frame; `postMessage` proves the page's origin. */
export const HostMessage = z.discriminatedUnion('foyer', [
  /** The first message, and again after each navigation without a page load. */
  z.object({
    foyer: z.literal('page'),
    page: HostPage,
    /** The language of the loader's option, else the page's; empty where neither says. */
    language: z.string().max(35).optional(),
    /** With the first one: what stood in the fragment of a mail's link. */
    back: z.string().max(200).optional(),
  }),
  /** Whether the open messenger fills the page, as on a phone; whether the page is dark now, and the visitor's system; whether the launcher stands on the left. */
  z.object({
    foyer: z.literal('layout'),
    full: z.boolean(),
    dark: z.boolean(),
    night: z.boolean(),
    left: z.boolean(),
  }),
  z.object({ foyer: z.literal('open') }),
  z.object({ foyer: z.literal('close') }),
  /** What the site's own scripts want; what it says of the visitor (`data`) is the router's to judge. */
  z.object({
    foyer: z.literal('ask'),
    ask: z.enum(['identify', 'attributes', 'track', 'form', 'talk', 'experience', 'book', 'leave', 'listen']),
    data: z.record(z.string(), z.unknown()),
  }),
]);
/** What the loader tells the frame. */
export type HostMessage = z.infer<typeof HostMessage>;

/**
 * Schema of what the frame tells the loader: how much of it must be seen, and its name for screen readers in the visitor's
 * language. Until the first one the frame is not seen.
 */
export const FrameMessage = z.discriminatedUnion('foyer', [
  z.object({
    foyer: z.literal('shape'),
    shape: z.enum(['launcher', 'teaser', 'open']),
    /** With a teaser: the part of the frame that is seen, as a CSS `clip-path`. `wide` with an open messenger: the frame takes the whole page; `screen`: it is about to take the whole screen. */
    clip: z
      .string()
      .regex(/^[\w(),.% -]*$/)
      .optional(),
    title: z.string(),
    /** Where the site wants the launcher: on which side, and how far from side and bottom, on a phone's page too. */
    side: z.enum(lookSides),
    gaps: z.array(z.number()),
  }),
  /** Something happened that the site's own scripts may listen for. */
  z.object({
    foyer: z.literal('event'),
    event: z.enum([
      'ready',
      'unread',
      'conversation',
      'meeting',
      'refused',
      ...(['messageSent', 'messageReceived', 'emailGiven', 'callStarted', 'callEnded', 'conversationEnded'] as const),
    ]),
    data: z.record(z.string(), z.unknown()),
  }),
]);
/** What the frame tells the loader. */
export type FrameMessage = z.infer<typeof FrameMessage>;
