import * as z from 'zod';
import { Person, PersonRef, Role } from '../../domain/person.ts';
import { Email, Id, Instant, Name, Zone } from '../../domain/scalars.ts';
import { Password } from './setup.ts';

/** Body of `POST /api/session`. `want: 'token'` (desktop) answers a bearer token; `'cookie'` (browser) sets an HttpOnly cookie. */
export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1).max(256),
  want: z.enum(['token', 'cookie']),
});

/** Body of `POST /api/session/code`: exchanges a one-use code (60 s) for a session. */
export const CodeInput = z.object({ code: z.string().min(1).max(100), want: z.enum(['token', 'cookie']) });

/** Body of `POST /api/demo/sign-in`, in the demo only. */
export const DemoSignInInput = z.object({ personId: Id, want: z.enum(['token', 'cookie']) });

/** Data of a successful sign-in; `token` is null where a cookie was set. */
export const SessionData = z.object({ person: Person, token: z.string().nullable() });
/** Data of a successful sign-in. */
export type SessionData = z.infer<typeof SessionData>;

/** Data of `GET /api/session`; null where nobody is signed in. */
export const CurrentSession = z.object({ person: Person.nullable() });

/** Data of `POST /api/session/ticket`: opens one `/rep` socket within 30 s. */
export const TicketData = z.object({ ticket: z.string(), expiresAt: Instant });

/** Data of `GET /api/session/options`: what a sign-in page shows before anybody signs in. */
export const SignInOptions = z.object({
  workspaceName: z.string(),
  demo: z.boolean(),
  setupNeeded: z.boolean(),
  /** Demo people, one click each; empty outside the demo. */
  people: z.array(PersonRef.extend({ role: Role, note: z.string() })),
});
/** What a sign-in page shows before anybody signs in. */
export type SignInOptions = z.infer<typeof SignInOptions>;

/** Data of `GET /api/invitations/:token` and `GET /api/password-resets/:token`. */
export const TokenInfo = z.object({ email: Email, role: Role, workspaceName: z.string(), expiresAt: Instant });

/** Body of `POST /api/invitations/accept`. */
export const AcceptInvitationInput = z.object({
  token: z.string().min(1).max(200),
  name: Name,
  password: Password,
  zone: Zone,
  want: z.enum(['token', 'cookie']),
});

/** Body of `POST /api/password-resets`. */
export const ResetPasswordInput = z.object({
  token: z.string().min(1).max(200),
  password: Password,
  want: z.enum(['token', 'cookie']),
});

/** Body of `POST /api/demo/console-code`, in the demo only: whose console; without it, the first rep's. */
export const ConsoleCodeInput = z.object({ personId: Id.optional() });

/** Data of `POST /api/demo/console-code`: a code for `POST /api/session/code`, good once within 60 s. */
export const ConsoleCodeData = z.object({ code: z.string(), expiresAt: Instant });
