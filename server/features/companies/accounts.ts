import type { PersonRef } from '../../../shared/domain/person.ts';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { routingRequests } from '../../../shared/protocol/rep/routing.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { readAccount, readAccounts, readOwners, updateAccount } from './accounts-repository.ts';

type Listed = OutputOf<typeof routingRequests, 'accounts.list'>;

/** The account list: which companies are known, and whose they are. */
export const createAccounts = ({ store }: Core, audit: Audit) => ({
  list: async (input: {
    search: string;
    ids?: string[];
    after: string | null;
    limit: number;
  }): Promise<Result<Listed>> => {
    const found = await readAccounts(store.k, { ...input, limit: input.limit + 1 });
    const accounts = found
      .slice(0, input.limit)
      .map(({ accountId, domain, name, target, owner }) => ({ id: accountId, domain, name, target, owner }));
    return ok({ accounts, more: found.length > input.limit });
  },

  /** Gives the account to a person, or to nobody; who looks at its visitors sees it at once. */
  setOwner: (
    actor: RepActor,
    { accountId, ownerId }: { accountId: string; ownerId: string | null },
  ): Promise<Result<{ owner: PersonRef | null }>> =>
    store.run(async (tx) => {
      const known = await readAccount(tx.k, accountId);
      if (!known) return fail('not_found', 'no such account');
      const person = ownerId === null ? null : (await readOwners(tx.k)).find(({ id }) => id === ownerId);
      if (person === undefined) return fail('not_found', 'no such active person');
      const owner = person && { id: person.id, name: person.name, photo: person.photo };
      if (known.owner?.id === owner?.id) return ok({ owner });
      await tx.run(updateAccount, { id: accountId, name: known.name, ownerId });
      const facts = { from: known.owner?.id ?? null, to: ownerId };
      const object = `account:${accountId}`;
      await audit.write(tx, { actorId: actor.personId, action: 'account.set_owner', object, facts });
      const { domain, ...company } = known;
      await tx.signal('accounts.changed', { accounts: [{ domain, company: { ...company, owner } }] });
      return ok({ owner });
    }),
});

export type Accounts = ReturnType<typeof createAccounts>;
