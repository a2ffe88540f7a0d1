import type { RuleReach } from '../../../../shared/domain/match-rule.ts';
import type { PassedOverWhy, RoutingDecision, TargetLook } from '../../../../shared/protocol/rep/routing.ts';
import type { Decision, Trace } from '../engine/decisions.ts';

type Kind = RoutingDecision['kind'];
type Stage = TargetLook['stage'];

/** Whom a target considered, by id. */
export interface ToldTarget {
  targetId: string | null;
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
  rules: readonly RuleReach[];
  target: ToldTarget | null;
}

/** What a logged step decided. */
export interface StepDecisions {
  decisions: readonly Decision[];
  trace: readonly Trace[];
}

/** Before there were plans a target had no id, and its name was its stage. */
const formerStages: Partial<Record<string, Stage>> = { owner: 'owner', first_available: 'queue', rep: 'rep' };

const toTarget = ({ target, stage, offered, passed }: Trace): ToldTarget => {
  const former = formerStages[target ?? ''];
  return { targetId: former ? null : target, stage: stage ?? former ?? 'queue', offered, passed };
};

type OfItem = Extract<Decision, { item: string }>;
type Rest = Partial<Omit<Told, 'item' | 'kind'>>;

const told = (item: string, kind: Kind, rest: Rest = {}): Told => ({
  ...{ item, kind, rep: null, by: null, because: null, until: null },
  ...{ sole: false, rules: [], target: null },
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
    case 'reopen':
      return told(item, 'reopened', { rep: decision.rep });
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
    case 'transfer':
      return told(item, 'transferred', { by: decision.from, rep: decision.rep });
    case 'hand_over':
      return told(item, 'handed_over', { by: decision.from, rep: decision.to });
    case 'return':
      return told(item, 'returned', { rep: decision.rep, because: decision.because });
    case 'new_round':
      return told(item, 'new_round');
    case 'move_on':
      return told(item, 'moved_on', { because: decision.because });
    case 'reroute':
      return told(item, 'rerouted');
    case 'sleep':
      return told(item, 'slept', { rep: decision.rep });
    case 'wake':
      return told(item, 'woke', { rep: decision.rep });
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

/** The looks of a step at some items, each told once. */
class Looks {
  readonly #left: Trace[];
  readonly #rules: Trace[];

  constructor(trace: readonly Trace[], items: ReadonlySet<string>) {
    const own = trace.filter(({ item }) => items.has(item));
    this.#rules = own.filter(({ looks }) => looks !== undefined);
    this.#left = own.filter(({ looks }) => looks === undefined);
  }

  #take(fits: (look: Trace) => boolean): Trace | undefined {
    const at = this.#left.findIndex(fits);
    return at === -1 ? undefined : this.#left.splice(at, 1)[0];
  }

  /** How far the rules got with the item. */
  rules(of: string): readonly RuleReach[] {
    return this.#rules.find(({ item }) => item === of)?.looks ?? [];
  }

  /** Where the rep was offered the item. */
  offering(of: string, rep: string): Trace | undefined {
    return this.#take(({ item, offered }) => item === of && offered.includes(rep));
  }

  /** Where nobody could be offered the item, if that is what comes next. */
  vain(of: string): Trace | undefined {
    const next = this.#left.find(({ item }) => item === of);
    return next?.offered.length === 0 ? this.#take((look) => look === next) : undefined;
  }

  /** What was looked at in vain and led to nothing else. */
  rest(): Trace[] {
    return this.#left.filter(({ offered, passed }) => offered.length === 0 && passed.length > 0);
  }
}

/**
 * Tells what a step decided about some items, in order: offers by the look that made them, and who was sent away for what
 * they missed of these items.
 */
export const tellStep = ({ decisions, trace }: StepDecisions, items: ReadonlySet<string>): Told[] => {
  const given = new Set(decisions.flatMap((decision) => (decision.do === 'reassign' ? [decision.successor] : [])));
  const taken = new Set(
    decisions.flatMap((decision) => (decision.do === 'offer' && decision.why === 'taken' ? [decision.item] : [])),
  );
  const looks = new Looks(trace, new Set([...items].filter((item) => !given.has(item) && !taken.has(item))));
  const missedBy = new Set<string>();
  const all: Told[] = [];
  const tellOffer = (decision: Extract<Decision, { do: 'offer' }>): void => {
    const { item, rep, why: because, expiresAt: until, sole } = decision;
    const look = looks.offering(item, rep);
    const before = all.findLast((one) => one.item === item && one.kind === 'offered');
    // One look offers to many: it is told with the first of them.
    if (!look && before?.target?.offered.includes(rep)) return;
    all.push(told(item, 'offered', { because, until, sole, ...(look ? { target: toTarget(look) } : { rep }) }));
  };
  const tellSent = ({ do: did, rep }: Extract<Decision, { do: 'away' | 'alert' }>): void => {
    const item = missedBy.has(rep) ? all.findLast((one) => one.rep === rep)?.item : undefined;
    if (item !== undefined) all.push(told(item, did === 'away' ? 'sent_away' : 'not_sent_away', { rep }));
  };
  for (const decision of decisions) {
    if (decision.do === 'away' || decision.do === 'alert') tellSent(decision);
    else if (!items.has(decision.item)) continue;
    // Who was given a visitor by hand was not offered them.
    else if (given.has(decision.item) && (decision.do === 'offer' || decision.do === 'assign')) continue;
    else if (taken.has(decision.item) && decision.do === 'offer') continue;
    else if (decision.do === 'offer') tellOffer(decision);
    else {
      const { item } = decision;
      const missed = (decision.do === 'end_offer' && decision.as === 'timeout') || decision.do === 'requeue';
      if (missed) missedBy.add(decision.rep);
      const one = tell(decision);
      if (!one) continue;
      const vain = decision.do === 'move_on' || decision.do === 'overflow' ? looks.vain(item) : undefined;
      const ruled = decision.do === 'create' || decision.do === 'reroute' ? looks.rules(item) : [];
      const kind = taken.has(item) && one.kind === 'accepted' ? 'took' : one.kind;
      all.push({ ...one, kind, rules: ruled, target: vain ? toTarget(vain) : null });
    }
  }
  for (const look of looks.rest()) all.push(told(look.item, 'offered', { because: 'nobody', target: toTarget(look) }));
  return all;
};
