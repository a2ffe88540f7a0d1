import type { sessionRequests } from '../../shared/ipc/session.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { SessionService } from '../session/session-service.ts';
import type { Handlers } from './answer-request.ts';

export const sessionChannels = (session: SessionService): Handlers<typeof sessionRequests> => ({
  'session.status': async () => ok(await session.status()),
  'session.setRouter': ({ url }) => session.setRouter(url),
  'session.signIn': (input) => session.signIn(input),
  'session.demoSignIn': (input) => session.demoSignIn(input),
  'session.exchangeCode': (input) => session.exchangeCode(input),
  'session.acceptInvitation': (input) => session.acceptInvitation(input),
  'session.signOut': () => session.signOut(),
  'session.ticket': () => session.ticket(),
});
