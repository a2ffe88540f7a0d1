import * as z from 'zod';
import { Id, Instant } from './scalars.ts';

/** The most attributes that are kept of a visitor, and the most properties of an event. */
export const most = { attributes: 30, properties: 10, secrets: 2 } as const;

/** Schema of the name of an attribute or a property: letters, digits, `_`, `-`, `.` and spaces, up to 40. */
export const FactName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_. -]{0,39}$/u);

/** Schema of what an attribute or a property may hold: a text of up to 200 characters, a finite number, or yes and no. */
export const FactValue = z.union([z.string().max(200), z.number(), z.boolean()]);
/** What an attribute or a property may hold. */
export type FactValue = z.infer<typeof FactValue>;

/** Schema of what a company's own website knows of a visitor, by name. */
export const Attributes = z.record(FactName, FactValue);
/** What a company's own website knows of a visitor. */
export type Attributes = z.infer<typeof Attributes>;

/** Schema of something a visitor did that their company's website told of. */
export const TrackedEvent = z.object({ name: z.string(), properties: Attributes, at: Instant });
/** Something a visitor did that the website told of. */
export type TrackedEvent = z.infer<typeof TrackedEvent>;

/** The longest a signed identity may be good for, in milliseconds: one hour. */
export const identityLifeMs = 60 * 60_000;

/**
 * Schema of the claims of a signed identity (a JWT, HS256): `sub` is the company's own id of the person, `aud` the site's
 * key, `exp` at most an hour away.
 */
export const IdentityClaims = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  email: z.email().max(254).optional(),
  name: z.string().trim().min(1).max(200).optional(),
  attributes: Attributes.optional(),
});
/** The claims of a signed identity. */
export type IdentityClaims = z.infer<typeof IdentityClaims>;

/** Schema of one secret of a site with which its server signs who a visitor is; the secret itself is shown once. */
export const IdentitySecret = z.object({
  id: Id,
  /** The last four characters, by which people tell secrets apart. */
  ends: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
});
/** One secret of a site. */
export type IdentitySecret = z.infer<typeof IdentitySecret>;

/** Schema of how a site says who its visitors are. */
export const SiteIdentity = z.object({
  siteId: Id,
  /** True where only signed identities are believed. */
  enforced: z.boolean(),
  /** At most two, the newest first: while a new one is brought out, the old one is good too. */
  secrets: z.array(IdentitySecret),
});
/** How a site says who its visitors are. */
export type SiteIdentity = z.infer<typeof SiteIdentity>;
