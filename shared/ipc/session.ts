import * as z from 'zod';
import { PersonRef, Role } from '../domain/person.ts';
import { Email, Id, Zone } from '../domain/scalars.ts';
import { type Contract, request } from '../protocol/contract.ts';

/** Schema of the signed-in person as the desktop keeps it beside the token. */
export const SessionPerson = PersonRef.extend({ email: Email, role: Role, zone: Zone });
/** The signed-in person as the desktop keeps it beside the token. */
export type SessionPerson = z.infer<typeof SessionPerson>;

/** Schema of where the desktop stands: which router, who is signed in, and whether that outlives a quit. */
export const SessionStatus = z.object({
  /** Origin of the chosen router such as `https://chat.example.com`, or null before one is chosen. */
  routerUrl: z.string().nullable(),
  person: SessionPerson.nullable(),
  /** False when the system has no vault: the session then lives in memory and ends with the app. */
  persisted: z.boolean(),
});
/** Where the desktop stands: router, person, and whether the session outlives a quit. */
export type SessionStatus = z.infer<typeof SessionStatus>;

const Nothing = z.undefined();
const OneUse = z.string().min(1).max(512);
const Password = z.string().min(1).max(256);

/** Requests a console page may make about the session; the bearer token never leaves the main process. */
export const sessionRequests = {
  'session.status': request(Nothing, SessionStatus),
  'session.setRouter': request(z.object({ url: z.string().min(1).max(2048) }), SessionStatus),
  'session.signIn': request(z.object({ email: Email, password: Password }), SessionStatus),
  'session.demoSignIn': request(z.object({ personId: Id }), SessionStatus),
  'session.exchangeCode': request(z.object({ code: OneUse }), SessionStatus),
  'session.acceptInvitation': request(
    z.object({ token: OneUse, name: z.string().trim().min(1).max(120), password: Password }),
    SessionStatus,
  ),
  'session.signOut': request(Nothing, SessionStatus),
  'session.ticket': request(Nothing, z.object({ ticket: z.string().min(1) })),
} satisfies Contract;
