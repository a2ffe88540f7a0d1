import { ok } from '../../../shared/protocol/result.ts';
import type { Erasure } from '../../features/privacy/erasure.ts';
import type { PrivacyExport } from '../../features/privacy/export.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** What visitors may ask of what is kept of them. Of whom nothing is kept there is nothing to erase. */
export const visitorPrivacyHandlers = ({
  erasure,
  privacyExport,
}: {
  erasure: Erasure;
  privacyExport: PrivacyExport;
}): Pick<VisitorHandlers, 'privacy.export_me' | 'privacy.erase_me'> => ({
  'privacy.export_me': ({ actor }) => privacyExport.link(actor.visitorId, actor),
  'privacy.erase_me': async ({ actor }) => {
    const done = await erasure.erase(actor.visitorId, actor);
    if (!done.ok && done.error.code !== 'not_found') return done;
    return ok({ erased: done.ok });
  },
});
