import type { SessionData } from '../../shared/protocol/http/session.ts';
import { fail, ok, type Result } from '../../shared/protocol/result.ts';
import type { SignedIn } from '../features/people/sessions.ts';
import type { Call } from './route.ts';

/**
 * Answers a sign-in: a desktop gets the token, a browser a cookie that no script can read. A cookie is only for a page of
 * ours, which the browser names.
 */
export const answerSignIn = async (
  call: Call,
  want: 'token' | 'cookie',
  signIn: () => Promise<Result<SignedIn>>,
): Promise<Result<SessionData>> => {
  // Refused before anything is done: a one-use link must not be used up by a request that gets nothing for it.
  if (want === 'cookie' && call.origin === null) return fail('forbidden', 'a cookie is for a page of the console');
  const signedIn = await signIn();
  if (!signedIn.ok) return signedIn;
  const { person, session } = signedIn.data;
  if (want === 'token') return ok({ person, token: session.token });
  call.setCookies(session.setCookie);
  return ok({ person, token: null });
};
