import type { VisitorIdentities } from '../../features/identity/visitor-identity.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** What a company's website says of its visitor. */
export const identityHandlers = (
  identities: VisitorIdentities,
): VisitorHandlers<'visitor.identify' | 'visitor.attributes' | 'visitor.track'> => ({
  'visitor.identify': ({ actor }, input) => identities.identify(actor, input),
  'visitor.attributes': ({ actor }, input) => identities.attributes(actor, input),
  'visitor.track': ({ actor }, input) => identities.track(actor, input),
});
