import type { RoutingPlan, Target } from '../../../shared/domain/routing-plan.ts';
import type { Trace } from '../../features/routing/engine/decisions.ts';
import {
  channelOf,
  type Item,
  type Rep,
  softOffers,
  type WorkChannel,
} from '../../features/routing/engine/entities.ts';
import { isOpen } from '../../features/routing/engine/open-hours.ts';
import { fanOut, never, softPerRep } from '../../features/routing/engine/rules.ts';
import type { RoutingState } from '../../features/routing/engine/state.ts';
import { law } from './law.ts';
import type { RoutingTable } from './routing-table.ts';

/** What the plan says, read from the plan itself and not from what the engine made of it. */
const queueOf = (plan: RoutingPlan, { queueId }: Target) => {
  const queue = plan.queues.find(({ id }) => id === queueId);
  if (!queue) throw new Error(`no queue ${queueId}`);
  return queue;
};

/** Whether the plan counts the rep to the target, of those who speak a language where one is asked for. */
export const isMember = (plan: RoutingPlan, target: Target, repId: string, language: string | null): boolean => {
  const { members } = queueOf(plan, target);
  const traits = plan.traits[repId];
  return (
    (members.kind === 'everybody' || members.repIds.includes(repId)) &&
    target.skills.every((skill) => traits?.skills.includes(skill)) &&
    (language === null || traits?.languages.includes(language) === true)
  );
};

const isThere = (rep: Rep, channel: WorkChannel): boolean =>
  rep.active && rep.accepts.includes(channel) && rep.connection === 'connected' && rep.machine === 'unlocked';

export const isReady = (rep: Rep, channel: WorkChannel): boolean =>
  isThere(rep, channel) &&
  !rep.inCall &&
  (channel === 'voice' ? rep.used === 0 : rep.used < rep.capacity) &&
  softOffers(rep) < softPerRep;

/** As of the last step: the engine looks at the clock with each. */
const isOpenNow = (table: RoutingTable, target: Target): boolean => {
  const { plan } = table.state.rules;
  const hours = plan.hours.find(({ id }) => id === queueOf(plan, target).hoursId);
  return !hours || isOpen(hours, table.log.at(-1)?.at ?? 0);
};

/** Who of the target could ever take the item: the queue, and whom the preferences name. */
const hopesOf = (plan: RoutingPlan, target: Target, item: Item, repId: string): boolean => {
  const { ownerId, previousRepId } = item.facts.visitor;
  return (
    isMember(plan, target, repId, null) ||
    (target.ownerFirst !== null && (repId === ownerId || repId === target.ownerFirst.fallbackRepId)) ||
    (target.previousRepFirst !== null && repId === previousRepId)
  );
};

const canShare = (item: Item): boolean =>
  [...item.offers.values()].every((offer) => !offer.sole || softOffers(offer.rep) < softPerRep);

/** Holds a waiting item to its rule, target and stage. */
export const checkStage = (table: RoutingTable, item: Item): void => {
  const { state } = table;
  const { plan } = state.rules;
  const rule = plan.rules.find(({ id }) => id === item.ruleId);
  const stage = item.stages[item.stage];
  if (!rule || !stage) throw new Error(`law broken: R19 ${item.id} waits by no rule`);
  const { code, target } = stage;
  law(item.priority === rule.priority, () => `R19 ${item.id} has another priority than its rule`);
  law(
    rule.targets.some(({ id }) => id === target.id),
    () => `R19 ${item.id} waits for a target of another rule`,
  );
  const shown = item.bookerShownAt !== null;
  const overflows = item.timers.overflow !== undefined || item.overflowAt === never;
  law(shown || overflows, () => `R3 ${item.id} never overflows`);
  const ahead = rule.targets.slice(rule.targets.findIndex(({ id }) => id === target.id));
  const hope = [...state.reps.values()].some(
    (rep) =>
      isThere(rep, channelOf(item)) && ahead.some((one) => isOpenNow(table, one) && hopesOf(plan, one, item, rep.id)),
  );
  law(shown || hope || item.offers.size > 0, () => `R3 ${item.id} waits for nobody`);
  law(item.stageUntil === null || item.timers.stage !== undefined, () => `R3 ${item.id} stays in ${code}`);
  if (stage.aloneMs !== null) law(item.offers.size > 0, () => `R3 ${item.id} waits for ${code} without an offer`);
  const broadcast = code !== 'manual' && target.strategy === 'first_available' && target.waterfall === null;
  const many = broadcast && (code === 'queue' || code === 'same_language');
  law(many || item.offers.size <= 1, () => `R18 ${item.id} is offered to many at once in ${code}`);
  if (code === 'manual') law(item.offers.size === 0, () => `R18 ${item.id} is offered, though reps take it`);
  const { waterfall } = target;
  if (waterfall) law(item.attempts <= waterfall.attempts, () => `R18 ${item.id} was offered too often`);
  if (code !== 'queue' && code !== 'same_language') return;
  checkQueue(table, item, many);
};

/** Nobody who could take it is left out, and nobody is waited for in vain. */
const checkQueue = (table: RoutingTable, item: Item, many: boolean): void => {
  const stage = item.stages[item.stage];
  if (!stage) return;
  const { code, target } = stage;
  const { plan } = table.state.rules;
  const open = isOpenNow(table, target);
  const spent = target.waterfall !== null && item.attempts >= target.waterfall.attempts;
  const inQueue =
    item.lease === 'here' && open && (many ? item.offers.size < fanOut : item.offers.size === 0 && !spent);
  law(item.queued === inQueue, () => `R5 ${item.id} is ${inQueue ? 'not ' : ''}in the queue`);
  const last = table.state.rules.plan.rules.find(({ id }) => id === item.ruleId)?.targets.at(-1) === target;
  const channel = channelOf(item);
  const members = [...table.state.reps.values()].filter(({ id }) =>
    isMember(plan, target, id, code === 'same_language' ? item.facts.visitor.language : null),
  );
  if (item.offers.size === 0 && item.lease === 'here' && target.skipIf !== 'never' && !last) {
    const there = open && members.some((rep) => isThere(rep, channel));
    law(there, () => `R18 ${item.id} is not passed on though nobody is there`);
  }
  if (!inQueue) return;
  const takers = members.filter((rep) => isReady(rep, channel) && !item.tried.has(rep.id) && !item.offers.has(rep.id));
  law(takers.length === 0 || !canShare(item), () => `R5 ${item.id} is stuck beside ${takers.map((rep) => rep.id)}`);
  if (item.offers.size === 0 && item.tried.size > 0 && item.bookerShownAt === null) {
    law(item.timers.retry !== undefined, () => `R4 ${item.id} was tried by all and gets no new round`);
  }
};

const mayHave = (table: RoutingTable, item: Item, look: Trace, repId: string): boolean => {
  const { plan } = table.state.rules;
  const target = plan.rules.flatMap(({ targets }) => targets).find(({ id }) => id === look.target);
  const { ownerId, previousRepId, language } = item.facts.visitor;
  if (!target) return false;
  switch (look.stage) {
    case 'owner':
      return repId === ownerId;
    case 'fallback':
      return repId === target.ownerFirst?.fallbackRepId;
    case 'previous_rep':
      return repId === previousRepId;
    case 'same_language':
      return language !== null && isMember(plan, target, repId, language);
    case 'queue':
      return isMember(plan, target, repId, null);
    default:
      return false;
  }
};

/** Each offer of the last step went to one whom its target names, while the target's queue was open, and has a trace. */
export const checkOffers = (table: RoutingTable): void => {
  const last = table.log.at(-1);
  for (const decision of last?.decisions ?? []) {
    if (decision.do !== 'offer' || decision.why === 'manager') continue;
    // Whom a colleague names, and who takes from the queue, is held to laws of its own.
    const byHand = decision.why === 'transfer' || decision.why === 'taken';
    const looks = (last?.trace ?? []).filter((one) => one.item === decision.item && one.offered.includes(decision.rep));
    law(looks.length > 0, () => `R11 ${decision.rep} was offered ${decision.item} without a trace`);
    const item = table.state.items.get(decision.item);
    if (!item || byHand) continue;
    const allowed = looks.some((look) => mayHave(table, item, look, decision.rep));
    law(allowed, () => `R20 ${decision.rep} was offered ${decision.item} by ${JSON.stringify(looks)}`);
    for (const look of looks) {
      const rules = table.state.rules.plan.rules.flatMap(({ targets }) => targets);
      const target = rules.find(({ id }) => id === look.target);
      law(!target || isOpenNow(table, target), () => `R8 ${decision.item} was offered by a closed queue`);
    }
  }
};

/** How long a rep was without a new conversation: the smaller, the longer. */
const idleSince = ({ lastAssignedAt }: Rep): number => lastAssignedAt ?? -1;

/** Whoever was offered a visitor who just came was before everybody else who was ready, in the order of the strategy. */
export const checkChoice = (table: RoutingTable): void => {
  const last = table.log.at(-1);
  const [made, ...more] = last?.decisions.filter((decision) => decision.do === 'offer') ?? [];
  if (last?.event.type !== 'asked' || made?.do !== 'offer' || more.length > 0) return;
  const item = table.state.items.get(made.item);
  const stage = item?.stages[item.stage];
  const chosen = table.state.reps.get(made.rep);
  if (!item || !stage || !chosen || stage.aloneMs !== null || item.tried.size > 0) return;
  const { strategy, waterfall } = stage.target;
  if (strategy === 'first_available' && waterfall === null) return;
  const before = chosen.used - (item.kind === 'call' ? chosen.capacity : 1);
  const others = [...table.state.reps.values()].filter(
    (rep) =>
      rep !== chosen && isReady(rep, channelOf(item)) && isMember(table.state.rules.plan, stage.target, rep.id, null),
  );
  for (const other of others) {
    const first: Record<string, boolean> = {
      least_active: before <= other.used,
      most_available: chosen.capacity - before >= other.capacity - other.used,
      longest_idle: idleSince(chosen) <= idleSince(other),
      first_available: idleSince(chosen) <= idleSince(other),
    };
    law(first[strategy] ?? true, () => `R18 ${strategy} asked ${chosen.id} before ${other.id}`);
  }
};

/** What a rep who is dormant for somebody, or awake, has to be. */
export const checkDormant = (state: RoutingState, item: Item): void => {
  if (item.state === 'assigned' && state.rules.dormantMs > 0 && item.dormantAt === null) {
    law(item.timers.dormant !== undefined, () => `R21 ${item.id} never becomes dormant`);
  }
  law(item.dormantAt === null || item.timers.dormant === undefined, () => `R21 ${item.id} falls asleep twice`);
};
