import type { Person } from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { AskedFrom, AuthPort, OpenedSession } from '../../db/auth/auth-port.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';
import { type PersonRow, personByEmail, personRow, toPerson } from './people-repository.ts';

/** A person who just signed in. */
export interface SignedIn {
  person: Person;
  session: OpenedSession;
}

const wrong = () => fail('invalid_credentials', 'e-mail address and password do not belong together');

/** Signing in and out. A deactivated person is told the same as one who does not exist. */
export const createSessions = ({ store }: Core, auth: AuthPort, tokens: OneTimeTokens) => {
  const openFor = async (row: PersonRow | undefined, from: AskedFrom): Promise<Result<SignedIn>> => {
    if (row?.active !== 1) return fail('forbidden', 'this person may not sign in');
    return ok({ person: toPerson(row), session: await auth.openSession(row.id, from) });
  };

  return {
    signIn: async (email: string, password: string, from: AskedFrom): Promise<Result<SignedIn>> => {
      const row = await personByEmail(store.k, email);
      if (row && row.active !== 1) {
        // As slow as a wrong password, so that the answer's time says nothing either.
        await auth.hash(password);
        return wrong();
      }
      const session = await auth.signIn(email, password, from);
      return session && row ? ok({ person: toPerson(row), session }) : wrong();
    },

    /** Opens a session for a person who proved who they are: by a link, a code, or in the demo by a click. */
    openFor: async (personId: string, from: AskedFrom): Promise<Result<SignedIn>> =>
      openFor(await personRow(store.k, personId), from),

    /** Exchanges a one-use code, such as the one the demo opens its console with. */
    byCode: async (code: string, from: AskedFrom): Promise<Result<SignedIn>> => {
      const used = await store.run((tx) => tokens.use(tx, 'console_code', code));
      if (!used.ok) return used;
      return openFor(await personRow(store.k, used.data.person_id ?? ''), from);
    },

    /** The person a request's cookie or token belongs to. */
    whoAsks: async (headers: Headers): Promise<RepActor | null> => {
      const known = await auth.session(headers);
      if (!known) return null;
      const row = await personRow(store.k, known.personId);
      if (row?.active !== 1) return null;
      return { kind: 'rep', personId: row.id, role: row.role, sessionId: known.sessionId };
    },

    signOut: (actor: RepActor): Promise<void> =>
      store.run(async (tx) => {
        await auth.endSession(tx, actor.sessionId);
        const { personId, sessionId } = actor;
        await tx.signal('session.ended', { personId, sessionId, reason: 'signed_out' });
      }),
  };
};

export type Sessions = ReturnType<typeof createSessions>;
