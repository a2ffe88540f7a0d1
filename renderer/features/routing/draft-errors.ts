import { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { Place } from './rooms.ts';

/** What must be mended before the plan can be saved; the catalogue has a sentence for each. */
export type DraftErrorCode =
  | 'name'
  | 'values'
  | 'step'
  | 'attribute'
  | 'queue'
  | 'hours'
  | 'zone'
  | 'day'
  | 'number'
  | 'size'
  | 'other';

/** One thing that must be mended, and where. */
export interface DraftError {
  code: DraftErrorCode;
  place: Place;
  /** The path in the plan, for the field that shows it. */
  path: string;
}

const codes: Readonly<Record<string, DraftErrorCode>> = {
  name: 'name',
  values: 'values',
  step: 'step',
  attribute: 'attribute',
  queueId: 'queue',
  hoursId: 'hours',
  zone: 'zone',
  day: 'day',
  aloneS: 'number',
  untilS: 'number',
  overflowS: 'number',
  attempts: 'number',
  capacity: 'number',
  weight: 'number',
  voiceWeight: 'number',
  size: 'size',
};

const placeOf = (plan: RoutingPlan, [part, at]: PropertyKey[]): Place => {
  switch (part) {
    case 'queues':
      return { room: 'queues', item: plan.queues[Number(at)]?.id ?? null };
    case 'hours':
      return { room: 'hours', item: plan.hours[Number(at)]?.id ?? null };
    case 'traits':
      return { room: 'reps', item: String(at) };
    default:
      return { room: 'rules', item: plan.rules[Number(at)]?.id ?? null };
  }
};

/** What a condition can lack while it is written. */
const unfinished: readonly DraftErrorCode[] = ['values', 'step', 'attribute', 'hours'];

/** The plan with rules off whose conditions are still being written: an empty one neither holds nor excludes anything. */
export function finishedRules(plan: RoutingPlan, errors: readonly DraftError[]): RoutingPlan {
  const open = errors.filter(({ code, place }) => place.room === 'rules' && unfinished.includes(code));
  const isOpen = (ruleId: string): boolean => open.some(({ place }) => place.item === ruleId);
  return { ...plan, rules: plan.rules.map((rule) => (isOpen(rule.id) ? { ...rule, enabled: false } : rule)) };
}

/** What keeps the router from taking this plan: each code once a place. */
export function draftErrors(plan: RoutingPlan): DraftError[] {
  const parsed = RoutingPlan.safeParse(plan);
  if (parsed.success) return [];
  const found = new Map<string, DraftError>();
  for (const { path } of parsed.error.issues) {
    const named = path.findLast((step) => typeof step === 'string' && step in codes);
    const code = codes[String(named)] ?? 'other';
    const place = placeOf(plan, path);
    found.set(`${place.room}/${place.item}/${code}`, { code, place, path: path.join('.') });
  }
  return [...found.values()];
}
