import type { PersonRef } from '../../../shared/domain/person.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/protocol/contract.ts';
import type { routingRequests } from '../../../shared/protocol/rep/routing.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { createPartUploads } from '../part-uploads.ts';
import { accountRows, type WantedAccount } from './account-rows.ts';
import { insertAccounts, type KnownAccount, readAccountsOf, readOwners, updateAccount } from './accounts-repository.ts';

type Imported = OutputOf<typeof routingRequests, 'accounts.import'>;

/** What an import comes to. */
interface Change {
  added: KnownAccount[];
  changed: KnownAccount[];
  unchanged: number;
}

/** One import holds the writer for as long as it takes. */
const mostRows = 20_000;
const wrongShown = 100;
/** Databases bound how many values one statement may have. */
const chunkSize = 500;

const chunksOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / chunkSize) }, (_, n) => all.slice(n * chunkSize, (n + 1) * chunkSize));

/** Imports an account list from a CSV, which comes in parts because a frame is small. */
export const createAccountImport = ({ store, ids, clock }: Core, audit: Audit) => {
  const uploads = createPartUploads(clock);

  const compare = async (
    tx: Tx,
    wanted: readonly WantedAccount[],
    owners: ReadonlyMap<string, PersonRef>,
  ): Promise<Change> => {
    const known = new Map<string, KnownAccount>();
    for (const some of chunksOf(wanted)) {
      const domains = some.map(({ domain }) => domain);
      for (const account of await readAccountsOf(tx.k, domains)) known.set(account.domain, account);
    }
    const result: Change = { added: [], changed: [], unchanged: 0 };
    for (const { domain, name, ownerId } of wanted) {
      const before = known.get(domain);
      const owner = ownerId === undefined ? (before?.owner ?? null) : (ownerId && owners.get(ownerId)) || null;
      const after = { domain, name: name ?? before?.name ?? domain, owner };
      if (!before) result.added.push({ ...after, accountId: ids.next(), target: false });
      else if (before.name === after.name && before.owner?.id === owner?.id) result.unchanged += 1;
      else result.changed.push({ ...before, ...after });
    }
    return result;
  };

  const write = async (tx: Tx, actor: RepActor, { added, changed, unchanged }: Change): Promise<void> => {
    for (const some of chunksOf(added)) {
      const rows = some.map(({ accountId, owner, ...rest }) => ({
        ...rest,
        id: accountId,
        ownerId: owner?.id ?? null,
      }));
      await insertAccounts(tx, rows);
    }
    for (const { accountId, name, owner } of changed) {
      await tx.run(updateAccount, { id: accountId, name, ownerId: owner?.id ?? null });
    }
    const facts = { added: added.length, changed: changed.length, unchanged };
    await audit.write(tx, { actorId: actor.personId, action: 'accounts.import', object: 'accounts', facts });
    const accounts = [...added, ...changed].map(({ domain, ...company }) => ({ domain, company }));
    if (accounts.length > 0) await tx.signal('accounts.changed', { accounts });
  };

  return {
    upload: async (actor: RepActor, part: ParsedInputOf<typeof routingRequests, 'accounts.upload'>) =>
      uploads.bring(actor.personId, part),

    /** Says what the upload comes to, and where `apply` says so and no row is wrong does it, all in one command. */
    import: async (
      actor: RepActor,
      { uploadId, apply }: { uploadId: string; apply: boolean },
    ): Promise<Result<Imported>> => {
      const csv = uploads.read(actor.personId, uploadId);
      if (csv === null) return fail('not_found', 'no such upload');
      // Read before the command: a long list takes a while, in which nobody else could write.
      const known = new Map((await readOwners(store.k)).map(({ email, id }) => [email, id]));
      const { wanted, wrong } = accountRows(csv, (email) => known.get(email));
      if (wanted.length + wrong.length > mostRows) {
        return fail('too_large', 'too many rows', { most: String(mostRows) });
      }
      return store.run(async (tx) => {
        const people = await readOwners(tx.k);
        const there = new Set(people.map(({ id }) => id));
        const gone = wanted.some(({ ownerId }) => typeof ownerId === 'string' && !there.has(ownerId));
        if (gone) return fail('conflict', 'an owner was deactivated meanwhile');
        const owners = new Map(people.map(({ id, name, photo }) => [id, { id, name, photo }]));
        const change = await compare(tx, wanted, owners);
        if (apply && wrong.length === 0) {
          await write(tx, actor, change);
          uploads.drop(actor.personId);
        }
        return ok({
          added: change.added.length,
          changed: change.changed.length,
          unchanged: change.unchanged,
          wrong: wrong.slice(0, wrongShown),
          more: Math.max(0, wrong.length - wrongShown),
        });
      });
    },
  };
};

export type AccountImport = ReturnType<typeof createAccountImport>;
