import type { SchemaDialect } from '../dialect.ts';
import type { Tx } from '../tx.ts';
import type { AuthPort } from './auth-port.ts';

type Rows = Pick<AuthPort, 'enroll' | 'setPassword' | 'endSession' | 'endSessions'>;

/** The library's id for e-mail and password. */
const provider = 'credential';

/**
 * What happens to sign-in rows inside our own commands. The library could write them too, but in a transaction of its
 * own, and then a person could be made without a way in, or be deactivated with a session left.
 */
export const createAuthRows = (engine: SchemaDialect['engine']): Rows => {
  const date = (at: number): string | Date => (engine === 'sqlite' ? new Date(at).toISOString() : new Date(at));
  return {
    async enroll(tx: Tx, { personId, email, name, passwordHash }) {
      const at = date(tx.now);
      const times = { created_at: at, updated_at: at };
      await tx.k
        .insertInto('auth_user')
        .values({ id: personId, email, name, email_verified: engine === 'sqlite' ? 1 : true, image: null, ...times })
        .execute();
      await tx.k
        .insertInto('auth_account')
        .values({
          id: personId,
          user_id: personId,
          account_id: personId,
          provider_id: provider,
          password: passwordHash,
          ...times,
        })
        .execute();
    },
    async setPassword(tx, personId, passwordHash) {
      await tx.k
        .updateTable('auth_account')
        .set({ password: passwordHash, updated_at: date(tx.now) })
        .where('user_id', '=', personId)
        .where('provider_id', '=', provider)
        .execute();
    },
    async endSession(tx, sessionId) {
      await tx.k.deleteFrom('auth_session').where('id', '=', sessionId).execute();
    },
    async endSessions(tx, personId, spare) {
      const all = tx.k.deleteFrom('auth_session').where('user_id', '=', personId).returning('id');
      const ended = await (spare === undefined ? all : all.where('id', '<>', spare)).execute();
      return ended.map((row) => row.id);
    },
  };
};
