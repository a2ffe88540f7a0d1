import type { RoutingPlan, Target } from '../../../shared/domain/routing-plan.ts';
import { channelOf, type WorkChannel } from '../../features/routing/engine/entities.ts';
import { law } from './law.ts';
import { isMember, isReady } from './plan-laws.ts';
import type { Logged, RoutingTable } from './routing-table.ts';

/** What was seen of the turns until the last look. */
interface Seen {
  steps: number;
  /** Where each rep's last turn in a queue was, by `queue rep`. */
  places: Map<string, number>;
  /** What others paid for turns while a rep was passed over, by `queue rep` and the other. */
  paid: Map<string, Map<string, number>>;
  /** Who was ready at the last look. */
  ready: Set<string>;
}

const seenOf = new WeakMap<RoutingTable, Seen>();
/** Shares are fractions. */
const tiny = 1e-4;

const readyNow = ({ state }: RoutingTable): Set<string> =>
  new Set([...state.reps.values()].filter((rep) => isReady(rep, 'chat') && isReady(rep, 'voice')).map(({ id }) => id));

/** What a rep's turn costs: who weighs three pays a third. */
const shareOf = ({ traits }: RoutingPlan, { strategy }: Target, repId: string, channel: WorkChannel): number => {
  const { weight = 1, voiceWeight = weight } = traits[repId] ?? {};
  return strategy === 'weighted_round_robin' ? 1 / (channel === 'voice' ? voiceWeight : weight) : 1;
};

const byTurns = ({ strategy }: Target): boolean => strategy === 'round_robin' || strategy === 'weighted_round_robin';

/** The offers of a step that a round robin made, and by which target. */
const turnsIn = ({ decisions, trace }: Logged, plan: RoutingPlan) =>
  decisions.flatMap((decision) => {
    if (decision.do !== 'offer' || ['taken', 'transfer', 'manager'].includes(decision.why)) return [];
    const look = trace.find((one) => one.item === decision.item && one.offered.includes(decision.rep));
    const target = plan.rules.flatMap(({ targets }) => targets).find(({ id }) => id === look?.target);
    if (!look || !target || !byTurns(target)) return [];
    if (look.stage !== 'queue' && look.stage !== 'same_language') return [];
    return [{ itemId: decision.item, repId: decision.rep, target, spoken: look.stage === 'same_language' }];
  });

/**
 * Nobody who could have been asked is passed over for longer than the law of turns allows: until a rep has their next turn,
 * another has one, and of further ones only what together costs no more than the turn that the rep waits for. Who had
 * none yet comes before anybody's second.
 */
export const checkTurns = (table: RoutingTable): void => {
  const before: Seen = seenOf.get(table) ?? { steps: 0, places: new Map(), paid: new Map(), ready: new Set() };
  const { state, log } = table;
  const { plan } = state.rules;
  const places = new Map([...table.turns].map(([key, { place }]) => [key, place]));
  const now: Seen = { steps: log.length, places, paid: before.paid, ready: readyNow(table) };
  seenOf.set(table, now);
  const moved = (key: string): boolean => places.get(key) !== before.places.get(key);
  for (const key of places.keys()) if (moved(key)) now.paid.delete(key);
  const last = log.at(-1);
  // Of several steps at once nobody can tell who was ready at each.
  if (!last || now.steps !== before.steps + 1 || last.event.type === 'rules') return;
  for (const { itemId, repId, target, spoken } of turnsIn(last, plan)) {
    const item = state.items.get(itemId);
    if (!item) continue;
    const language = spoken ? item.facts.visitor.language : null;
    for (const rep of state.reps.values()) {
      const key = `${target.queueId} ${rep.id}`;
      const passedOver =
        rep.id !== repId &&
        !moved(key) &&
        before.ready.has(rep.id) &&
        now.ready.has(rep.id) &&
        isReady(rep, channelOf(item)) &&
        isMember(plan, target, rep.id, language) &&
        !item.tried.has(rep.id);
      if (!passedOver) continue;
      const paid = now.paid.get(key) ?? new Map<string, number>();
      now.paid.set(key, paid);
      const had = paid.get(repId);
      // The first turn is the other's own, whenever it was due.
      const sum = had === undefined ? 0 : had + shareOf(plan, target, repId, channelOf(item));
      paid.set(repId, sum);
      const waitsFor = places.has(key) ? shareOf(plan, target, rep.id, channelOf(item)) : 0;
      law(sum <= waitsFor + tiny, () => `R18 ${rep.id} was passed over for ${repId}, whose turns came to ${sum}`);
    }
  }
};
