import { namedAttributes } from '../../../../shared/domain/named-attributes.ts';
import type { PersonRef } from '../../../../shared/domain/person.ts';
import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import type { OutputOf, ParsedInputOf } from '../../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../../shared/protocol/rep/contract.ts';
import type { TargetLook } from '../../../../shared/protocol/rep/routing.ts';
import { fail, ok, type Result } from '../../../../shared/protocol/result.ts';
import type { Tx } from '../../../db/tx.ts';
import type { Core } from '../../core.ts';
import type { Trace } from '../engine/decisions.ts';
import type { RoutingState } from '../engine/state.ts';
import { factsOf } from '../facts-of.ts';
import { readNames } from '../trace/trace-repository.ts';
import { tryVisitor } from './try-visitor.ts';

export interface PreviewPorts {
  /** A copy of what the engine knows, to be spoilt. */
  copy(tx: Tx): Promise<RoutingState>;
  plan: () => RoutingPlan;
  /** The page a visitor looks at now, or null where they are not on the site. */
  pageOf(visitorId: string): string | null;
}

type Told = OutputOf<RepContract, 'routing.preview'>;

const toLook = ({ target, stage, offered, passed }: Trace, plan: RoutingPlan, people: Map<string, PersonRef>) => {
  const name = (id: string): PersonRef[] => {
    const person = people.get(id);
    return person ? [person] : [];
  };
  const queueId = plan.rules.flatMap(({ targets }) => targets).find(({ id }) => id === target)?.queueId;
  return {
    targetId: target,
    queueName: plan.queues.find(({ id }) => id === queueId)?.name ?? null,
    stage: stage ?? 'queue',
    offered: offered.flatMap(name),
    passed: passed.map(({ why, reps, more }) => ({ why, reps: reps.flatMap(name), more })),
  } satisfies TargetLook;
};

/** Who would be offered a visitor now, and why: tried on a copy of the engine, so that nothing is decided. */
export const createPreview =
  ({ store }: Core, { copy, plan: saved, pageOf }: PreviewPorts) =>
  async (input: {
    plan: RoutingPlan | null;
    visitor: ParsedInputOf<RepContract, 'routing.preview'>['visitor'];
  }): Promise<Result<Told>> => {
    const { visitor } = input;
    const plan = input.plan ?? saved();
    const made = await store.run(async (tx) => {
      if (visitor.kind === 'facts') return { state: await copy(tx), facts: visitor.facts, now: tx.now };
      const { visitorId } = visitor;
      const page = pageOf(visitorId);
      if (page === null) return null;
      return {
        state: await copy(tx),
        facts: await factsOf(tx, visitorId, { page, attributes: namedAttributes(plan) }),
        now: tx.now,
      };
    });
    if (!made) return fail('not_found', 'the visitor is not on the site');
    const { rules, looks, booker } = tryVisitor(made.state, { plan, facts: made.facts, now: made.now });
    const ids = looks.flatMap(({ offered, passed }) => [...offered, ...passed.flatMap(({ reps }) => reps)]);
    const people = await readNames(store.k, [...new Set(ids)]);
    const ruleNames = new Map(plan.rules.map(({ id, name }) => [id, name]));
    return ok({
      facts: made.facts,
      rules: rules.map((rule) => ({ ...rule, ruleName: ruleNames.get(rule.ruleId) ?? '' })),
      targets: looks.map((look) => toLook(look, plan, people)),
      booker,
    });
  };

export type Preview = ReturnType<typeof createPreview>;
