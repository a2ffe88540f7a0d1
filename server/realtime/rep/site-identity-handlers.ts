import type { SiteIdentityService } from '../../features/identity/site-identity.ts';
import type { RepHandlers } from '../handlers.ts';

/** How admins let a site prove who its visitors are. */
export const siteIdentityHandlers = (
  identity: SiteIdentityService,
): RepHandlers<'site.identity' | 'site.add_secret' | 'site.retire_secret' | 'site.enforce_identity'> => ({
  'site.identity': (_line, input) => identity.get(input),
  'site.add_secret': ({ actor }, input) => identity.addSecret(actor, input),
  'site.retire_secret': ({ actor }, input) => identity.retireSecret(actor, input),
  'site.enforce_identity': ({ actor }, input) => identity.enforce(actor, input),
});
