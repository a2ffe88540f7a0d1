import type { PassedOverWhy, RoutingDecision, TargetLook } from '../../../../shared/protocol/rep/routing.ts';
import type { Decision, Trace } from '../engine/decisions.ts';

type Kind = RoutingDecision['kind'];
type Stage = TargetLook['stage'];

/** Whom a target considered, by id. */
export interface ToldTarget {
  targetId: string | null;
  queueName: string | null;
  stage: Stage;
  offered: string[];
  passed: { why: PassedOverWhy; reps: string[]; more: number }[];
}

/** A decision with people by id. */
export interface Told {
  item: string;
  kind: Kind;
  rep: string | null;
  by: string | null;
  because: string | null;
  until: number | null;
  sole: boolean;
  target: ToldTarget | null;
}

/** What a logged step decided. */
export interface StepDecisions {
  decisions: readonly Decision[];
  trace: readonly Trace[];
}

const stages: Record<Trace['target'], Stage> = { owner: 'owner', first_available: 'queue', rep: 'rep' };

const toTarget = ({ target, offered, passed }: Trace): ToldTarget => ({
  targetId: null,
  queueName: null,
  stage: stages[target],
  offered,
  passed,
});

type OfItem = Extract<Decision, { item: string }>;
type Rest = Partial<Omit<Told, 'item' | 'kind'>>;

const told = (item: string, kind: Kind, rest: Rest = {}): Told => ({
  ...{ item, kind, rep: null, by: null, because: null, until: null, sole: false, target: null },
  ...rest,
});

const endings = {
  rejected: 'declined',
  timeout: 'timed_out',
  canceled: 'taken_back',
  rescinded: 'taken_back',
} as const;

/** All but offers, which are told with whom else they were considered. */
const tell = (decision: Exclude<OfItem, { do: 'offer' }>): Told | null => {
  const { item } = decision;
  switch (decision.do) {
    case 'create':
      // What goes on for another item is told by what made it.
      return decision.continues === null ? told(item, 'asked') : null;
    case 'soften':
      return told(item, 'shared', { rep: decision.rep });
    case 'end_offer':
      return told(item, endings[decision.as], { rep: decision.rep, because: decision.because });
    case 'assign':
      return told(item, 'accepted', { rep: decision.rep });
    case 'own':
      return told(item, 'owned', { rep: decision.rep });
    case 'nudge':
      return told(item, 'nudged', { rep: decision.rep });
    case 'start':
      return told(item, 'started', { rep: decision.rep });
    case 'requeue':
      return told(item, 'requeued', { rep: decision.rep, because: decision.because });
    case 'renew':
      return told(item, 'renewed');
    case 'reassign':
      return told(item, 'reassigned', { rep: decision.to, by: decision.by });
    case 'new_round':
      return told(item, 'new_round');
    case 'overflow':
      return told(item, 'booker', { because: decision.because });
    case 'cancel':
      return told(item, 'canceled', { because: decision.because });
    case 'wrap':
      return told(item, 'wrapping', { rep: decision.rep, until: decision.until });
    case 'complete':
      return told(item, 'completed', { rep: decision.rep, because: decision.because });
    case 'outcome':
      return told(item, 'outcome', { rep: decision.rep, because: decision.reason ?? decision.outcome });
    default:
      // A log may be of a router that decides more than this one knows.
      return null;
  }
};

/**
 * Tells what a step decided about some items, in order: offers by the look that made them, and who was sent away for what
 * they missed of these items.
 */
export const tellStep = ({ decisions, trace }: StepDecisions, items: ReadonlySet<string>): Told[] => {
  const given = new Set(decisions.flatMap((decision) => (decision.do === 'reassign' ? [decision.successor] : [])));
  const looks = trace.filter(({ item }) => items.has(item) && !given.has(item));
  const missedBy = new Set<string>();
  const all: Told[] = [];
  for (const decision of decisions) {
    if (decision.do === 'away' || decision.do === 'alert') {
      if (!missedBy.has(decision.rep)) continue;
      const item = all.findLast(({ rep }) => rep === decision.rep)?.item;
      if (item !== undefined) {
        all.push(told(item, decision.do === 'away' ? 'sent_away' : 'not_sent_away', { rep: decision.rep }));
      }
      continue;
    }
    if (!items.has(decision.item)) continue;
    // Who was given a visitor by hand was not offered them.
    if (given.has(decision.item) && (decision.do === 'offer' || decision.do === 'assign')) continue;
    if (decision.do === 'offer') {
      const at = looks.findIndex(({ item, offered }) => item === decision.item && offered.includes(decision.rep));
      const [look] = at === -1 ? [] : looks.splice(at, 1);
      const before = all.findLast(({ item, kind }) => item === decision.item && kind === 'offered');
      if (!look && before?.target?.offered.includes(decision.rep)) continue;
      all.push(
        told(decision.item, 'offered', {
          because: decision.why,
          until: decision.expiresAt,
          sole: decision.sole,
          target: look ? toTarget(look) : null,
          rep: look ? null : decision.rep,
        }),
      );
      continue;
    }
    const missed = (decision.do === 'end_offer' && decision.as === 'timeout') || decision.do === 'requeue';
    if (missed) missedBy.add(decision.rep);
    const one = tell(decision);
    if (one) all.push(one);
  }
  // Who was looked at in vain: nobody could be offered the visitor.
  for (const look of looks) all.push(told(look.item, 'offered', { because: 'nobody', target: toTarget(look) }));
  return all;
};
