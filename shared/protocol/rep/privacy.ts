import * as z from 'zod';
import { Erased, KnownPerson, RetentionDays } from '../../domain/privacy.ts';
import { Id, Instant } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** The most conversations, and the most visitors, that one asks about at once. */
export const mostAskedErased = 200;

/** A hint that somebody was erased: who keeps copies asks which of them. */
export const privacyPushes = { 'privacy.erased': z.object({}) } as const;

/** The requests by which admins answer what people may ask of the workspace. */
export const privacyRequests = {
  /** People by the beginning of their e-mail address, or one by their id, who were here last first. */
  'privacy.find': request(
    z.object({ text: z.string().trim().min(1).max(254) }),
    z.object({ people: z.array(KnownPerson), more: z.boolean() }),
  ),
  /** A signed link, good for 10 minutes, to all that is kept of a person, as one ZIP. */
  'privacy.export': request(z.object({ visitorId: Id }), z.object({ url: z.url(), expiresAt: Instant })),
  /** Erases what is kept of a person for good; an open conversation is closed first. */
  'privacy.erase': request(z.object({ visitorId: Id }), z.object({ erased: Erased })),
  /**
   * Which of these conversations were of people who are erased, and which of these visitors the router keeps no longer (erased,
   * or joined with another): a console forgets its copies of them. Visitors are answered where they were asked about.
   */
  'privacy.erased_of': request(
    z.object({
      conversationIds: z.array(Id).max(mostAskedErased),
      visitorIds: z.array(Id).max(mostAskedErased).optional(),
    }),
    z.object({ conversationIds: z.array(Id), visitorIds: z.array(Id).optional() }),
  ),
  /** How long each site keeps people. */
  'privacy.retention': request(
    z.object({}),
    z.object({ sites: z.array(z.object({ siteId: Id, name: z.string(), days: RetentionDays })) }),
  ),
  'privacy.set_retention': request(z.object({ siteId: Id, days: RetentionDays }), z.object({ days: RetentionDays })),
} as const;
