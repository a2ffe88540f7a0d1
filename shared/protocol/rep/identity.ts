import * as z from 'zod';
import { SiteIdentity } from '../../domain/identity.ts';
import { Id } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** The requests by which admins say how a site proves who its visitors are. */
export const siteIdentityRequests = {
  'site.identity': request(z.object({ siteId: Id }), SiteIdentity),
  /** Makes a secret and shows it this once; `conflict` where there are two already. */
  'site.add_secret': request(z.object({ siteId: Id }), z.object({ secret: z.string(), identity: SiteIdentity })),
  /** A secret is good for nothing from now on. */
  'site.retire_secret': request(z.object({ siteId: Id, secretId: Id }), SiteIdentity),
  /** Whether only signed identities are believed; `conflict` where there is no secret to sign with. */
  'site.enforce_identity': request(z.object({ siteId: Id, enforced: z.boolean() }), SiteIdentity),
} as const;
