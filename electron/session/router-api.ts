import * as z from 'zod';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import {
  type AcceptInvitationInput,
  type CodeInput,
  type DemoSignInInput,
  SessionData,
  type SignInInput,
  TicketData,
} from '../../shared/protocol/http/session.ts';
import { fail, type Result } from '../../shared/protocol/result.ts';
import { resultOf } from '../../shared/protocol/result-of.ts';
import type { Credentials } from './token-vault.ts';

const SignedIn = SessionData.extend({ token: z.string().min(1).max(4096) });

const timeoutMs = 10_000;
const maxAnswer = 256 * 1024;

/** The session part of a router's HTTP interface, as the desktop's main process uses it. */
export interface RouterApi {
  signIn(routerUrl: string, input: Without<typeof SignInInput>): Promise<Result<Credentials>>;
  demoSignIn(routerUrl: string, input: Without<typeof DemoSignInInput>): Promise<Result<Credentials>>;
  exchangeCode(routerUrl: string, input: Without<typeof CodeInput>): Promise<Result<Credentials>>;
  acceptInvitation(routerUrl: string, input: Without<typeof AcceptInvitationInput>): Promise<Result<Credentials>>;
  ticket(routerUrl: string, token: string): Promise<Result<z.infer<typeof TicketData>>>;
  signOut(routerUrl: string, token: string): Promise<Result<unknown>>;
}

type Without<S extends z.ZodType> = Omit<z.output<S>, 'want'>;

interface Ask {
  method: 'POST' | 'DELETE';
  path: string;
  body?: unknown;
  token?: string;
}

const statusCodes: Readonly<Record<number, ErrorCode>> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found' };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Speaks to the router through the given fetch (Electron's own, which knows the system's proxy and certificates). */
export const createRouterApi = (fetch: typeof globalThis.fetch): RouterApi => {
  const ask = async <S extends z.ZodType>(
    routerUrl: string,
    { method, path, body, token }: Ask,
    data: S,
  ): Promise<Result<z.output<S>>> => {
    try {
      const answer = await fetch(`${routerUrl}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'omit',
        // A redirect would carry the token or the password to whoever it names.
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await answer.text();
      const parsed = resultOf(data).safeParse(text.length > maxAnswer ? null : parseJson(text));
      if (parsed.success) return parsed.data as Result<z.output<S>>;
      return fail(
        statusCodes[answer.status] ?? 'unavailable',
        `The router answered ${answer.status} without a Foyer answer.`,
      );
    } catch {
      return fail('unavailable', 'The router could not be reached.');
    }
  };
  const enter = (routerUrl: string, path: string, input: object): Promise<Result<Credentials>> =>
    ask(routerUrl, { method: 'POST', path, body: { ...input, want: 'token' } }, SignedIn);
  return {
    signIn: (url, input) => enter(url, '/api/session', input),
    demoSignIn: (url, input) => enter(url, '/api/demo/sign-in', input),
    exchangeCode: (url, input) => enter(url, '/api/session/code', input),
    acceptInvitation: (url, input) => enter(url, '/api/invitations/accept', input),
    ticket: (url, token) => ask(url, { method: 'POST', path: '/api/session/ticket', token }, TicketData),
    signOut: (url, token) => ask(url, { method: 'DELETE', path: '/api/session', token }, z.unknown()),
  };
};
