import type { Person, Role } from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { AuthPort } from '../../db/auth/auth-port.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import {
  countOtherAdmins,
  insertPerson,
  listPeople,
  personByEmail,
  personRow,
  toPerson,
  updatePerson,
} from './people-repository.ts';

export interface PeoplePorts {
  auth: AuthPort;
  audit: Audit;
}

export interface NewPerson {
  name: string;
  email: string;
  role: Role;
  zone: string;
  /** Made by `auth.hash`; null leaves the person without a password, as in the demo. */
  passwordHash: string | null;
  note?: string;
  photo?: string | null;
}

const absent = () => fail('not_found', 'no such person');

/** Who works here, and what they may. */
export const createPeople = ({ store, ids }: Core, { auth, audit }: PeoplePorts) => {
  /** A workspace without an admin could never get one again. */
  const lastAdmin = async (tx: Tx, personId: string) =>
    (await countOtherAdmins(tx, personId)) === 0
      ? fail('conflict', 'the workspace needs an admin', { reason: 'last_admin' })
      : null;

  const endAll = async (
    tx: Tx,
    personId: string,
    reason: 'revoked' | 'role_changed' | 'deactivated' | 'signed_out',
  ): Promise<void> => {
    // A changed role needs new sockets, not a new sign-in: the next ticket carries the new role.
    if (reason !== 'role_changed') await auth.endSessions(tx, personId);
    await tx.signal('session.ended', { personId, sessionId: null, reason });
  };

  return {
    /** Inside a command: a new person with a way to sign in. */
    add: async (tx: Tx, input: NewPerson): Promise<Result<Person>> => {
      if (await personByEmail(tx.k, input.email)) return fail('conflict', 'this e-mail address is taken');
      const row = {
        id: ids.next(),
        email: input.email,
        name: input.name,
        role: input.role,
        zone: input.zone,
        photo: input.photo ?? null,
        active: 1,
        note: input.note ?? '',
        created_at: tx.now,
        deactivated_at: null,
      };
      await insertPerson(tx, row);
      const { id: personId, email, name } = row;
      await auth.enroll(tx, { personId, email, name, passwordHash: input.passwordHash });
      await tx.signal('person.created', { personId });
      return ok(toPerson(row));
    },

    find: async (id: string): Promise<Person | null> => {
      const row = await personRow(store.k, id);
      return row ? toPerson(row) : null;
    },

    list: async (): Promise<Person[]> => (await listPeople(store.k)).map(toPerson),

    setRole: (actor: RepActor, personId: string, role: Role): Promise<Result<Person>> =>
      store.run(async (tx) => {
        const row = await personRow(tx.k, personId);
        if (!row) return absent();
        if (row.role === role) return ok(toPerson(row));
        const refused = row.role === 'admin' ? await lastAdmin(tx, personId) : null;
        if (refused) return refused;
        await updatePerson(tx, personId, { role });
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'people.set_role',
          object: `person:${personId}`,
          facts: { from: row.role, to: role },
        });
        await tx.signal('person.changed', { personId });
        await endAll(tx, personId, 'role_changed');
        return ok(toPerson({ ...row, role }));
      }),

    setActive: (actor: RepActor, personId: string, active: boolean): Promise<Result<Person>> =>
      store.run(async (tx) => {
        const row = await personRow(tx.k, personId);
        if (!row) return absent();
        if ((row.active === 1) === active) return ok(toPerson(row));
        const refused = !active && row.role === 'admin' ? await lastAdmin(tx, personId) : null;
        if (refused) return refused;
        const set = { active: active ? 1 : 0, deactivated_at: active ? null : tx.now };
        await updatePerson(tx, personId, set);
        await audit.write(tx, {
          actorId: actor.personId,
          action: active ? 'people.activate' : 'people.deactivate',
          object: `person:${personId}`,
        });
        if (!active) {
          await tx.signal('person.deactivated', { personId });
          await endAll(tx, personId, 'deactivated');
        }
        await tx.signal('person.changed', { personId });
        return ok(toPerson({ ...row, ...set }));
      }),

    signOut: (actor: RepActor, personId: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx) => {
        if (!(await personRow(tx.k, personId))) return absent();
        await audit.write(tx, { actorId: actor.personId, action: 'people.sign_out', object: `person:${personId}` });
        await endAll(tx, personId, 'revoked');
        return ok({});
      }),

    updateProfile: (actor: RepActor, input: { name: string; zone: string }): Promise<Result<Person>> =>
      store.run(async (tx) => {
        const row = await personRow(tx.k, actor.personId);
        if (!row) return absent();
        await updatePerson(tx, actor.personId, input);
        await tx.signal('person.changed', { personId: actor.personId });
        return ok(toPerson({ ...row, ...input }));
      }),

    /** Changes one's own password and ends one's other sessions, which may be somebody else's. */
    changePassword: async (
      actor: RepActor,
      { current, next }: { current: string; next: string },
    ): Promise<Result<Record<string, never>>> => {
      if (!(await auth.matches(actor.personId, current))) {
        return fail('invalid_credentials', 'the current password is another one');
      }
      const passwordHash = await auth.hash(next);
      return store.run(async (tx) => {
        await auth.setPassword(tx, actor.personId, passwordHash);
        const ended = await auth.endSessions(tx, actor.personId, actor.sessionId);
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'profile.password',
          object: `person:${actor.personId}`,
        });
        for (const sessionId of ended) {
          await tx.signal('session.ended', { personId: actor.personId, sessionId, reason: 'revoked' });
        }
        return ok({});
      });
    },
  };
};

export type People = ReturnType<typeof createPeople>;
