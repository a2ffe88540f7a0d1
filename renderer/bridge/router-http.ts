import * as z from 'zod';
import {
  type AcceptInvitationInput,
  CurrentSession,
  type ResetPasswordInput,
  SessionData,
  type SignInInput,
  SignInOptions,
  TicketData,
  TokenInfo,
} from '../../shared/protocol/http/session.ts';
import type { SetupInput } from '../../shared/protocol/http/setup.ts';
import { fail, type Result } from '../../shared/protocol/result.ts';
import { resultOf } from '../../shared/protocol/result-of.ts';

/** Longer than any of these answers takes; a router that is gone must not leave a form waiting. */
const PATIENCE_MS = 15_000;

/** The router's HTTP calls as a page makes them: a Result always, also when there is no answer or a strange one. */
export function createRouterHttp(fetch: typeof globalThis.fetch, origin: string) {
  async function call<S extends z.ZodType>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    data: S,
    body?: object,
  ): Promise<Result<z.infer<S>>> {
    let answer: unknown;
    try {
      const response = await fetch(`${origin}${path}`, {
        method,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      answer = await response.json();
    } catch {
      return fail('unavailable', `no answer to ${method} ${path}`, { cause: 'offline' });
    }
    const parsed = resultOf(data).safeParse(answer);
    return parsed.success
      ? (parsed.data as Result<z.infer<S>>)
      : fail('internal', `an answer to ${method} ${path} that is not ours`);
  }

  const want = 'cookie';
  return {
    current: () => call('GET', '/api/session', CurrentSession),
    options: () => call('GET', '/api/session/options', SignInOptions),
    signIn: (input: Omit<z.input<typeof SignInInput>, 'want'>) =>
      call('POST', '/api/session', SessionData, { ...input, want }),
    demoSignIn: (input: { personId: string }) => call('POST', '/api/demo/sign-in', SessionData, { ...input, want }),
    exchangeCode: (input: { code: string }) => call('POST', '/api/session/code', SessionData, { ...input, want }),
    invitation: (token: string) => call('GET', `/api/invitations/${encodeURIComponent(token)}`, TokenInfo),
    acceptInvitation: (input: Omit<z.input<typeof AcceptInvitationInput>, 'want'>) =>
      call('POST', '/api/invitations/accept', SessionData, { ...input, want }),
    passwordReset: (token: string) => call('GET', `/api/password-resets/${encodeURIComponent(token)}`, TokenInfo),
    resetPassword: (input: Omit<z.input<typeof ResetPasswordInput>, 'want'>) =>
      call('POST', '/api/password-resets', SessionData, { ...input, want }),
    setUp: (input: SetupInput) => call('POST', '/api/setup', SessionData, input),
    signOut: () => call('DELETE', '/api/session', z.unknown()),
    ticket: () => call('POST', '/api/session/ticket', TicketData),
  };
}

export type RouterHttp = ReturnType<typeof createRouterHttp>;
