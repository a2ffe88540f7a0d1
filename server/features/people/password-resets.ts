import type { Role } from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { AuthPort } from '../../db/auth/auth-port.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import type { ConsoleLinks } from './console-links.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';
import { personByEmail, personRow } from './people-repository.ts';
import { revokeTokens } from './token-repository.ts';

export interface PasswordResetPorts {
  auth: AuthPort;
  audit: Audit;
  tokens: OneTimeTokens;
  links: ConsoleLinks;
}

const lifeMs = 24 * 3_600_000;

/** New passwords by a one-use link that an admin hands over; there need be no mail server. */
export const createPasswordResets = ({ store }: Core, { auth, audit, tokens, links }: PasswordResetPorts) => ({
  /** `actorId` null is somebody at the router's own command line. */
  issue: (actorId: string | null, personId: string): Promise<Result<{ url: string; expiresAt: number }>> =>
    store.run(async (tx) => {
      const row = await personRow(tx.k, personId);
      if (!row) return fail('not_found', 'no such person');
      if (row.active !== 1) return fail('conflict', 'this person is deactivated');
      await revokeTokens(tx, 'password_reset', { personId });
      const { secret, expiresAt } = await tokens.issue(tx, { purpose: 'password_reset', lifeMs, personId });
      await audit.write(tx, { actorId, action: 'people.reset_password', object: `person:${personId}` });
      return ok({ url: links.reset(secret), expiresAt });
    }),

  personIdOf: async (email: string): Promise<string | null> => (await personByEmail(store.k, email))?.id ?? null,

  look: async (secret: string): Promise<Result<{ email: string; role: Role; expiresAt: number }>> => {
    const found = await tokens.look('password_reset', secret);
    if (!found.ok) return found;
    const row = await personRow(store.k, found.data.person_id ?? '');
    if (!row) return fail('not_found', 'no such person');
    return ok({ email: row.email, role: row.role, expiresAt: found.data.expires_at });
  },

  /** Sets the password and ends all sessions: whoever asked for this may have lost a device. Answers with the person's id. */
  reset: async (secret: string, password: string): Promise<Result<string>> => {
    const known = await tokens.look('password_reset', secret);
    if (!known.ok) return known;
    const passwordHash = await auth.hash(password);
    return store.run(async (tx) => {
      const used = await tokens.use(tx, 'password_reset', secret);
      if (!used.ok) return used;
      const personId = used.data.person_id ?? '';
      await auth.setPassword(tx, personId, passwordHash);
      await auth.endSessions(tx, personId);
      await audit.write(tx, { actorId: personId, action: 'people.password_was_reset', object: `person:${personId}` });
      await tx.signal('session.ended', { personId, sessionId: null, reason: 'revoked' });
      return ok(personId);
    });
  },
});

export type PasswordResets = ReturnType<typeof createPasswordResets>;
