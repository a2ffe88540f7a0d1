import * as z from 'zod';
import { Person } from '../domain/person.ts';
import { type Contract, request } from '../protocol/contract.ts';
import {
  AcceptInvitationInput,
  CodeInput,
  DemoSignInInput,
  SignInInput,
  TicketData,
} from '../protocol/http/session.ts';

/** Schema of where the desktop stands: which router, who is signed in, and whether that outlives a quit. */
export const SessionStatus = z.object({
  /** Origin of the chosen router such as `https://chat.example.com`, or null before one is chosen. */
  routerUrl: z.string().nullable(),
  person: Person.nullable(),
  /** False when the system has no vault: the session then lives in memory and ends with the app. */
  persisted: z.boolean(),
});
/** Where the desktop stands: router, person, and whether the session outlives a quit. */
export type SessionStatus = z.infer<typeof SessionStatus>;

const Nothing = z.undefined();
const withoutWant = { want: true } as const;

/** Requests a console page may make about the session; the bearer token never leaves the main process. */
export const sessionRequests = {
  'session.status': request(Nothing, SessionStatus),
  'session.setRouter': request(z.object({ url: z.string().min(1).max(2048) }), SessionStatus),
  'session.signIn': request(SignInInput.omit(withoutWant), SessionStatus),
  'session.demoSignIn': request(DemoSignInInput.omit(withoutWant), SessionStatus),
  'session.exchangeCode': request(CodeInput.omit(withoutWant), SessionStatus),
  'session.acceptInvitation': request(AcceptInvitationInput.omit(withoutWant), SessionStatus),
  'session.signOut': request(Nothing, SessionStatus),
  'session.ticket': request(Nothing, TicketData),
} satisfies Contract;
