import type { PersonRef } from '../../../../shared/domain/person.ts';
import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import type { RoutingDecision, TargetLook } from '../../../../shared/protocol/rep/routing.ts';
import { fail, ok, type Result } from '../../../../shared/protocol/result.ts';
import type { RepActor } from '../../actor.ts';
import { maySee } from '../../conversations/belongs.ts';
import { readConversation } from '../../conversations/head-repository.ts';
import type { Core } from '../../core.ts';
import { can } from '../../rights/can.ts';
import { type StepDecisions, type Told, type ToldTarget, tellStep } from './tell-step.ts';
import { readItemIds, readNames, readPlans, stepsOfConversation, stepsTold } from './trace-repository.ts';

/** Decisions that say how a visitor fared, whoever had them; the others are told to the rep they are about. */
const forAll: ReadonlySet<RoutingDecision['kind']> = new Set([
  'asked',
  'accepted',
  'owned',
  'started',
  'requeued',
  'renewed',
  'reassigned',
  'took',
  'transferred',
  'handed_over',
  'returned',
  'booker',
  'canceled',
  'outcome',
]);

/** What a plain rep is told of whom a target considered: that they were, or why they were not. */
const ownPart = (target: ToldTarget, repId: string): ToldTarget => ({
  ...target,
  passed: target.passed.flatMap(({ why, reps }) => (reps.includes(repId) ? [{ why, reps: [repId], more: 0 }] : [])),
});

const ownOnly = (told: Told, repId: string): Told | null => {
  const target = told.target && ownPart(told.target, repId);
  if (told.kind !== 'offered' || !target) {
    return forAll.has(told.kind) || told.rep === repId ? { ...told, target } : null;
  }
  return target.offered.includes(repId) || target.passed.length > 0 ? { ...told, target } : null;
};

const peopleOf = ({ rep, by, target }: Told): string[] => [
  ...(rep === null ? [] : [rep]),
  ...(by === null ? [] : [by]),
  ...(target?.offered ?? []),
  ...(target?.passed.flatMap(({ reps }) => reps) ?? []),
];

/** What rules and queues are called; of those that are no more, by the id alone. */
interface PlanNames {
  rules: Map<string, string>;
  /** By target. */
  queues: Map<string, string>;
}

const namesOf = (plans: readonly RoutingPlan[]): PlanNames => {
  const names: PlanNames = { rules: new Map(), queues: new Map() };
  for (const { rules, queues } of plans) {
    const queueNames = new Map(queues.map(({ id, name }) => [id, name]));
    for (const { id, name, targets } of rules) {
      names.rules.set(id, name);
      for (const target of targets) names.queues.set(target.id, queueNames.get(target.queueId) ?? '');
    }
  }
  return names;
};

const nameTarget = (
  target: ToldTarget,
  name: (id: string) => PersonRef[],
  queues: PlanNames['queues'],
): TargetLook => ({
  ...target,
  queueName: queues.get(target.targetId ?? '') ?? null,
  offered: target.offered.flatMap(name),
  passed: target.passed.map(({ why, reps, more }) => ({ why, reps: reps.flatMap(name), more })),
});

/** Reads how a conversation was routed back from the log. */
export const createTraces =
  ({ store }: Core) =>
  async (
    actor: RepActor,
    { conversationId }: { conversationId: string },
  ): Promise<Result<{ decisions: RoutingDecision[]; more: boolean }>> => {
    const found = await readConversation(store.k, conversationId);
    if (!found || !maySee(actor, found.row)) return fail('not_found', 'no such conversation');
    const seesAll = can(actor, 'routing.trace', { visitorId: found.row.visitor_id, repId: null });
    const steps = await store.run((tx) => tx.all(stepsOfConversation, { conversationId }));
    const items = new Set(await readItemIds(store.k, conversationId));
    const told = steps
      .slice(0, stepsTold)
      .reverse()
      .flatMap(({ seq, at, data }) =>
        tellStep(JSON.parse(data) as StepDecisions, items).map((one, n) => ({ ...one, id: `${seq}.${n}`, at })),
      )
      .flatMap((one) => {
        const own = seesAll ? one : ownOnly(one, actor.personId);
        return own ? [{ ...own, id: one.id, at: one.at }] : [];
      });
    const [first, last] = [told.at(0), told.at(-1)];
    const plan = namesOf(first && last ? await readPlans(store.k, first.at, last.at) : []);
    const names = await readNames(store.k, [...new Set(told.flatMap(peopleOf))]);
    const name = (id: string): PersonRef[] => {
      const person = names.get(id);
      return person ? [person] : [];
    };
    const one = (id: string | null): PersonRef | null => (id === null ? null : (names.get(id) ?? null));
    const decisions = told.map(
      ({ item, rep, by, rules, target, ...rest }): RoutingDecision => ({
        ...rest,
        workItemId: item,
        rep: one(rep),
        by: one(by),
        // A plain rep is told which rule decided, not by which ones it did not.
        rules: rules
          .filter(({ result }) => seesAll || result === 'held')
          .map((look) => ({ ...look, ruleName: plan.rules.get(look.ruleId) ?? '' })),
        target: target && nameTarget(target, name, plan.queues),
      }),
    );
    return ok({ decisions, more: steps.length > stepsTold });
  };

export type Traces = ReturnType<typeof createTraces>;
