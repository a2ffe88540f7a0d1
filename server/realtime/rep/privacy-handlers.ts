import { ok } from '../../../shared/protocol/result.ts';
import type { Core } from '../../features/core.ts';
import type { Erasure } from '../../features/privacy/erasure.ts';
import type { PrivacyExport } from '../../features/privacy/export.ts';
import { erasedOf, findPeople, notKept } from '../../features/privacy/privacy-repository.ts';
import type { Retention } from '../../features/privacy/retention.ts';
import type { RepHandlers } from '../handlers.ts';

const shown = 50;

/** What admins do when a person asks what is kept of them, or wants it gone. */
export const privacyHandlers = (
  { store }: Pick<Core, 'store'>,
  { erasure, privacyExport, retention }: { erasure: Erasure; privacyExport: PrivacyExport; retention: Retention },
): RepHandlers<
  | 'privacy.find'
  | 'privacy.export'
  | 'privacy.erase'
  | 'privacy.erased_of'
  | 'privacy.retention'
  | 'privacy.set_retention'
> => ({
  'privacy.find': async (_line, { text }) => {
    const people = await findPeople(store.k, text, shown + 1);
    return ok({ people: people.slice(0, shown), more: people.length > shown });
  },
  'privacy.export': ({ actor }, { visitorId }) => privacyExport.link(visitorId, actor),
  'privacy.erase': ({ actor }, { visitorId }) => erasure.erase(visitorId, actor),
  'privacy.erased_of': async (_line, { conversationIds, visitorIds }) =>
    ok({
      conversationIds: await erasedOf(store.k, conversationIds),
      ...(visitorIds === undefined ? {} : { visitorIds: await notKept(store.k, visitorIds) }),
    }),
  'privacy.retention': () => retention.list(),
  'privacy.set_retention': ({ actor }, input) => retention.set(actor, input),
});
