import { defaultPlan, RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { PlanVersion } from '../../../shared/protocol/rep/routing.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { catalogue } from './catalogue.en.ts';
import { insertPlan, readAttributeNames, readNewestPlan, readVersion, readVersions } from './plan-repository.ts';

export interface RoutingPlanPorts {
  audit: Pick<Audit, 'write'>;
  /** What a workspace that has no plan yet was set to. */
  formerTimes(): { ownerAloneS: number; overflowS: number };
}

interface Next {
  plan: RoutingPlan;
  basedOn: number;
  restores: number | null;
}

type WithPlan = PlanVersion & { plan: RoutingPlan };

const noSuchVersion = () => fail('not_found', 'no such version of the plan');

/** The workspace's routing plan: kept in memory because every decision asks for it, and every version of it in the database. */
export const createRoutingPlan = ({ store }: Core, { audit, formerTimes }: RoutingPlanPorts) => {
  let version = 0;
  let known = defaultPlan(formerTimes(), catalogue);

  const hold = (tx: Tx, next: { version: number; plan: RoutingPlan }): void => {
    const before = { version, plan: known };
    ({ version, plan: known } = next);
    tx.onRollback(() => {
      ({ version, plan: known } = before);
    });
  };

  /** Writes the next version; the engine hears of it in the same command. */
  const put = async (
    tx: Tx,
    actorId: string | null,
    { plan, basedOn, restores }: Next,
  ): Promise<Result<PlanVersion>> => {
    if (basedOn !== version) {
      return fail('conflict', 'somebody saved another version meanwhile', { version: String(version) });
    }
    const next = version + 1;
    await insertPlan(tx, { version: next, plan, savedBy: actorId, restores });
    const facts = { version: next, rules: plan.rules.length, queues: plan.queues.length };
    await audit.write(tx, {
      actorId,
      action: restores === null ? 'routing.save' : 'routing.restore',
      object: 'routing_plan',
      facts: restores === null ? facts : { ...facts, restores },
    });
    hold(tx, { version: next, plan });
    await tx.signal('plan.changed', { version: next });
    const saved = await readVersion(tx.k, next);
    if (!saved) throw new Error('the plan was not stored');
    const { plan: _, ...said } = saved;
    return ok(said);
  };

  const read = async (wanted: number): Promise<Result<WithPlan>> => {
    const found = await readVersion(store.k, wanted);
    return found ? ok({ ...found, plan: RoutingPlan.parse(found.plan) }) : noSuchVersion();
  };

  return {
    /** Reads what holds; a workspace without a plan gets its first one, which does what its settings said. */
    load: async (): Promise<void> => {
      const newest = await readNewestPlan(store.k);
      if (newest) {
        version = newest.version;
        known = RoutingPlan.parse(newest.plan);
        return;
      }
      await store.run(async (tx) => {
        const first = { version: 1, plan: defaultPlan(formerTimes(), catalogue) };
        await insertPlan(tx, { ...first, savedBy: null, restores: null });
        hold(tx, first);
      });
    },

    /** The plan now; inside a command also what the command has saved. */
    current: (): RoutingPlan => known,

    get: (): Promise<Result<WithPlan>> => read(version),

    /** What there is to ask about of what websites say. */
    attributes: async (): Promise<Result<{ names: string[] }>> => ok({ names: await readAttributeNames(store.k) }),

    version: (wanted: number): Promise<Result<WithPlan>> => read(wanted),

    save: (actor: RepActor, input: { plan: RoutingPlan; basedOn: number }): Promise<Result<PlanVersion>> =>
      store.run((tx) => put(tx, actor.personId, { ...input, restores: null })),

    /** Brings an older version back as the newest one. */
    restore: (
      actor: RepActor,
      { version: wanted, basedOn }: { version: number; basedOn: number },
    ): Promise<Result<PlanVersion>> =>
      store.run(async (tx) => {
        const found = await readVersion(tx.k, wanted);
        if (!found) return noSuchVersion();
        return put(tx, actor.personId, { plan: RoutingPlan.parse(found.plan), basedOn, restores: wanted });
      }),

    versions: async (input: {
      before: number | null;
      limit: number;
    }): Promise<Result<{ versions: PlanVersion[]; more: boolean }>> => {
      const found = await readVersions(store.k, { before: input.before, limit: input.limit + 1 });
      return ok({ versions: found.slice(0, input.limit), more: found.length > input.limit });
    },
  };
};

export type RoutingPlanService = ReturnType<typeof createRoutingPlan>;
