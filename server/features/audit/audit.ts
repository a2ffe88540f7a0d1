import type { AuditRow } from '../../../shared/protocol/rep/contract.ts';
import { ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { insertAudit, readAudit } from './audit-repository.ts';

/** What was done, by whom, to what. Facts hold ids, roles and settings; never a name, an e-mail address or a secret. */
export interface Deed {
  /** Null is the router itself, or somebody at its command line. */
  actorId: string | null;
  /** Such as `people.set_role`. */
  action: string;
  /** Such as `person:<id>`. */
  object: string;
  facts?: Record<string, unknown>;
}

/** The audit log: a row for every change of rights, people, sites and settings, in the change's own transaction. */
export const createAudit = ({ store, ids }: Pick<Core, 'store' | 'ids'>) => ({
  write: (tx: Tx, { actorId, action, object, facts = {} }: Deed): Promise<void> =>
    insertAudit(tx, { id: ids.next(), actorId, action, object, facts: JSON.stringify(facts) }),

  list: async (input: {
    before?: string | undefined;
    limit: number;
  }): Promise<Result<{ rows: AuditRow[]; more: boolean }>> => {
    const rows = await readAudit(store.k, { before: input.before ?? null, limit: input.limit + 1 });
    return ok({ rows: rows.slice(0, input.limit), more: rows.length > input.limit });
  },
});

export type Audit = ReturnType<typeof createAudit>;
