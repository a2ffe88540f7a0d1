import type { TFunction } from 'i18next';
import type { PlanIssue } from '../../../shared/domain/plan-issues.ts';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { PlanNames } from './plan-names.ts';
import type { Place } from './rooms.ts';

/** Where an issue is mended. */
export function placeOfIssue({ ruleId, queueId, hoursId }: PlanIssue): Place {
  if (ruleId !== undefined) return { room: 'rules', item: ruleId };
  if (queueId !== undefined) return { room: 'queues', item: queueId };
  return { room: 'hours', item: hoursId ?? null };
}

/** What is wrong, in a sentence. */
export function issueWords(issue: PlanIssue, plan: RoutingPlan, names: PlanNames, t: TFunction<'routing'>): string {
  const { code, queueId, hoursId, otherId } = issue;
  const otherRule = plan.rules.find(({ id }) => id === otherId);
  return t(`issue.${code}`, {
    queue: queueId === undefined ? '' : names.queue(queueId),
    hours: hoursId === undefined ? '' : names.hours(hoursId),
    other: otherRule?.name ?? (otherId === undefined ? '' : names.rep(otherId)),
  });
}

/** What a place is called: the rule's, queue's or hours' name. */
export function placeName({ room, item }: Place, plan: RoutingPlan, names: PlanNames): string {
  if (room === 'reps') return item === null ? '' : names.rep(item);
  const list: readonly { id: string; name: string }[] =
    room === 'queues' ? plan.queues : room === 'hours' ? plan.hours : plan.rules;
  return list.find(({ id }) => id === item)?.name ?? '';
}
