import type { Person, Role } from '../../../shared/domain/person.ts';
import type { Invitation } from '../../../shared/protocol/rep/contract.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { AuthPort } from '../../db/auth/auth-port.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import type { ConsoleLinks } from './console-links.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';
import type { People } from './people.ts';
import { personByEmail, personRow } from './people-repository.ts';
import { type InvitationRow, listInvitations, revokeTokens } from './token-repository.ts';

export interface InvitationPorts {
  auth: AuthPort;
  audit: Audit;
  people: People;
  tokens: OneTimeTokens;
  links: ConsoleLinks;
}

/** What the page behind an invitation link shows. */
export interface InvitationInfo {
  email: string;
  role: Role;
  expiresAt: number;
}

export interface Acceptance {
  token: string;
  name: string;
  password: string;
  zone: string;
}

const lifeMs = 7 * 24 * 3_600_000;

const stateOf = (row: InvitationRow, now: number): Invitation['state'] => {
  if (row.used_at !== null) return 'accepted';
  if (row.revoked_at !== null) return 'revoked';
  return row.expires_at <= now ? 'expired' : 'open';
};

const toInvitation = (row: InvitationRow, now: number): Invitation => ({
  id: row.id,
  email: row.email ?? '',
  role: row.role ?? 'rep',
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  createdBy: { id: row.created_by ?? '', name: row.creator_name, photo: row.creator_photo },
  state: stateOf(row, now),
});

/** Inviting people by a link that works without a mail server. */
export const createInvitations = (core: Core, { auth, audit, people, tokens, links }: InvitationPorts) => {
  const { store, clock } = core;
  return {
    list: async (): Promise<Invitation[]> =>
      (await listInvitations(store.k)).map((row) => toInvitation(row, clock.now())),

    /** The link is in this answer and nowhere else; a new invitation to the same address replaces the old one. */
    invite: (
      actor: RepActor,
      { email, role }: { email: string; role: Role },
    ): Promise<Result<{ invitation: Invitation; link: { url: string; expiresAt: number } }>> =>
      store.run(async (tx) => {
        if (await personByEmail(tx.k, email)) return fail('conflict', 'this person is here already');
        const creator = await personRow(tx.k, actor.personId);
        if (!creator) return fail('not_found', 'no such person');
        await revokeTokens(tx, 'invitation', { email });
        const token = { purpose: 'invitation', lifeMs, email, role, createdBy: actor.personId } as const;
        const { id, secret, expiresAt } = await tokens.issue(tx, token);
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'people.invite',
          object: `invitation:${id}`,
          facts: { role },
        });
        const createdBy = { id: creator.id, name: creator.name, photo: creator.photo };
        const invitation: Invitation = { id, email, role, createdAt: tx.now, expiresAt, createdBy, state: 'open' };
        return ok({ invitation, link: { url: links.join(secret), expiresAt } });
      }),

    revoke: (actor: RepActor, invitationId: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx) => {
        const object = `invitation:${invitationId}`;
        if ((await revokeTokens(tx, 'invitation', { id: invitationId })) === 0) {
          return fail('not_found', 'no open invitation');
        }
        await audit.write(tx, { actorId: actor.personId, action: 'people.revoke_invitation', object });
        return ok({});
      }),

    look: async (secret: string): Promise<Result<InvitationInfo>> => {
      const found = await tokens.look('invitation', secret);
      if (!found.ok) return found;
      const { email, role, expires_at: expiresAt } = found.data;
      return ok({ email: email ?? '', role: role ?? 'rep', expiresAt });
    },

    /** Makes the person and uses the link, both or neither. */
    accept: async ({ token, name, password, zone }: Acceptance): Promise<Result<Person>> => {
      // Refused before the password is hashed, so that a made-up link costs no work.
      const known = await tokens.look('invitation', token);
      if (!known.ok) return known;
      const passwordHash = await auth.hash(password);
      return store.run(async (tx) => {
        const used = await tokens.use(tx, 'invitation', token);
        if (!used.ok) return used;
        const { email, role } = used.data;
        const added = await people.add(tx, { name, zone, email: email ?? '', role: role ?? 'rep', passwordHash });
        if (!added.ok) return added;
        await audit.write(tx, {
          actorId: added.data.id,
          action: 'people.join',
          object: `person:${added.data.id}`,
          facts: { invitation: used.data.id, role: added.data.role },
        });
        return added;
      });
    },
  };
};

export type Invitations = ReturnType<typeof createInvitations>;
