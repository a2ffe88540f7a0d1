import type { textKeyRequests } from '../../shared/ipc/text-key.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import type { SessionService } from '../session/session-service.ts';
import type { TextKeys } from '../session/text-keys.ts';
import type { Handlers } from './answer-request.ts';

/** A page gets the key of who is signed in, and of nobody else. */
export const textKeyChannels = (
  session: Pick<SessionService, 'status'>,
  keys: TextKeys,
): Handlers<typeof textKeyRequests> => ({
  'texts.key': async () => {
    const { routerUrl, person } = await session.status();
    if (routerUrl === null || person === null) return fail('unauthenticated', 'Nobody is signed in.');
    return ok({ key: await keys.of(`${routerUrl}#${person.id}`) });
  },
});
