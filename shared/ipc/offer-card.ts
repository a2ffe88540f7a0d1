import * as z from 'zod';
import { practiceMark } from '../domain/practice.ts';
import { Id, Instant } from '../domain/scalars.ts';
import { type Contract, request } from '../protocol/contract.ts';

/** The offer card window's size in CSS pixels. */
export const offerCardSize = { width: 380, height: 176 } as const;

/** For how many milliseconds the shortcuts stay dead after another offer became the top card. */
export const offerFreezeMs = 1000;

/** Schema of all the card shows; texts are final, in the rep's language, and cut by the sender. */
export const OfferCard = z.object({
  offerId: Id,
  channel: z.enum(['chat', 'voice']),
  /** The visitor's own words, or what is said of one who said nothing. */
  words: z.string().max(500),
  /** There where the words are ours. */
  ours: z.literal(true).optional(),
  company: z.string().max(200),
  targetAccount: z.boolean(),
  ...practiceMark,
  place: z.string().max(200),
  page: z.string().max(500),
  language: z.string().max(60),
  whyMe: z.string().max(200),
  /** When the offer times out, in this machine's milliseconds (`Date.now()`), so both windows count alike. */
  expiresAt: Instant,
  /** The whole time the offer runs, in milliseconds; the countdown ring's full circle. */
  durationMs: z.number().int().min(1).max(600_000),
  /** How many more visitors wait behind this offer. */
  waitingBehind: z.number().int().min(0).max(9999),
});
/** All that an offer card shows. */
export type OfferCard = z.infer<typeof OfferCard>;

/** Schema of what a rep may do with the top card. */
export const OfferAction = z.enum(['accept', 'decline', 'open']);
/** What a rep may do with the top card: take it, refuse it, or look at it in the console. */
export type OfferAction = z.infer<typeof OfferAction>;

/** Schema of an act on the card as the console page hears it. */
export const OfferAct = z.object({ offerId: Id, action: OfferAction, via: z.enum(['card', 'shortcut']) });
/** An act on the card as the console page hears it. */
export type OfferAct = z.infer<typeof OfferAct>;

/** Schema of the state in which the card window draws itself: the card, or nothing to show. */
export const OfferCardView = z.object({
  card: OfferCard.nullable(),
  shortcuts: z.object({ accept: z.string(), decline: z.string() }),
});
/** What the card window draws, with the shortcuts written as this platform writes them; empty when taken. */
export type OfferCardView = z.infer<typeof OfferCardView>;

/** Requests of the console page that drive the card; `show` also replaces or refreshes the shown card. */
export const offerCardRequests = {
  'offerCard.show': request(OfferCard, z.object({ shown: z.boolean() })),
  'offerCard.hide': request(z.object({ offerId: Id }).optional(), z.object({ shown: z.boolean() })),
} satisfies Contract;

/** Requests of the card's own page. */
export const offerCardWindowRequests = {
  'offerCardWindow.view': request(z.undefined(), OfferCardView),
  'offerCardWindow.act': request(z.object({ offerId: Id, action: OfferAction }), z.object({ taken: z.boolean() })),
} satisfies Contract;

/** Events the card's own page hears. */
export const offerCardWindowEvents = { 'offerCardWindow.changed': OfferCardView } as const;
