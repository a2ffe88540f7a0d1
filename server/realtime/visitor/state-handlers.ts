import { ok } from '../../../shared/protocol/result.ts';
import type { Messenger } from '../../features/messenger/messenger.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** What the messenger shows now. */
export const visitorStateHandlers = (messenger: Messenger): VisitorHandlers<'state.get'> => ({
  'state.get': async ({ actor }) => ok(await messenger.stateOf(actor.visitorId)),
});
