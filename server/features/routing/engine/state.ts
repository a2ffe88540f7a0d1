import type { Channel } from '../../../../shared/domain/presence.ts';
import { accepts } from '../../../../shared/domain/presence.ts';
import { OrderedList } from '../../ordered-list.ts';
import type {
  BusinessHoursState,
  Item,
  Lane,
  Offer,
  Outside,
  Prospect,
  Rep,
  Standing,
  Timer,
  WorkChannel,
} from './entities.ts';
import { channelOf, softOffers } from './entities.ts';
import { admit, availableIn, createLane, reorder } from './lanes.ts';
import { byId, byText } from './orders.ts';
import { type Rules, softPerRep } from './rules.ts';
import { byTurnsOf, createTurns, type Turns } from './turns.ts';

/** A queue of the plan; null members: everybody. */
export interface QueueState {
  readonly id: string;
  readonly hoursId: string | null;
  readonly members: ReadonlySet<string> | null;
}

/** All that routing knows. Every set is an index: a decision looks at those it concerns, never at all. */
export interface RoutingState {
  rules: Rules;
  readonly queues: Map<string, QueueState>;
  readonly hours: Map<string, BusinessHoursState>;
  readonly reps: Map<string, Rep>;
  /** Items that wait, are assigned, or are wrapped up. */
  readonly items: Map<string, Item>;
  /** The item of an open conversation, and of its visitor. */
  readonly byConversation: Map<string, Item>;
  readonly byVisitor: Map<string, Item>;
  /** Beside these: transfers that nobody accepted yet, by conversation. */
  readonly transfers: Map<string, Item>;
  readonly offers: Map<string, Offer>;
  /** The groups of reps that targets name, made when a visitor first needs one. */
  readonly lanes: Map<string, Lane>;
  readonly prospects: Map<string, Prospect>;
  /** Lanes that lost their last ready or available rep and were not looked at since. */
  readonly emptied: Set<Lane>;
  /** Whose turn it is, by queue. */
  readonly turns: Map<string, Turns>;
  readonly timers: OrderedList<Timer>;
  /** Everybody, for chats. */
  everybody: Lane;
}

const byDue = (a: Timer, b: Timer): number => a.dueAt - b.dueAt || byText(a.kind, b.kind) || byId(a.of, b.of);

const everyone = (): Lane =>
  createLane(
    {
      ...{ key: 'everybody', channel: 'chat', queueId: 'everybody', keepsOut: () => null },
      byTurns: { round_robin: byId, weighted_round_robin: byId },
    },
    [],
  );

/** Takes over what the plan says of queues and reps; groups of reps are made anew when they are needed. */
export const replacePlan = (state: RoutingState, rules: Rules): void => {
  state.rules = rules;
  state.queues.clear();
  for (const { id, hoursId, members } of rules.plan.queues) {
    state.queues.set(id, { id, hoursId, members: members.kind === 'everybody' ? null : new Set(members.repIds) });
  }
  state.lanes.clear();
  state.prospects.clear();
  state.emptied.clear();
  state.everybody = everyone();
  for (const rep of state.reps.values()) {
    rep.lanes.clear();
    takeTraits(state, rep);
    admit(state.everybody, rep);
  }
};

/** A state that knows the rules and nobody; its hours are looked at with the first step. */
export const createState = (rules: Rules): RoutingState => {
  const state: RoutingState = {
    rules,
    queues: new Map(),
    hours: new Map(),
    reps: new Map(),
    items: new Map(),
    byConversation: new Map(),
    byVisitor: new Map(),
    transfers: new Map(),
    offers: new Map(),
    lanes: new Map(),
    prospects: new Map(),
    emptied: new Set(),
    turns: new Map(),
    timers: new OrderedList(byDue),
    everybody: everyone(),
  };
  replacePlan(state, rules);
  return state;
};

/** What the plan says of the rep; skills and languages are read where a lane is made. */
export const takeTraits = ({ rules }: RoutingState, rep: Rep): void => {
  const traits = rules.plan.traits[rep.id];
  rep.capacity = traits?.capacity ?? rules.capacity;
  const chat = traits?.weight ?? 1;
  rep.weight = { chat, voice: traits?.voiceWeight ?? chat };
};

/** Adds a rep of whom nothing is known but the id. */
export const addRep = (state: RoutingState, id: string): Rep => {
  const rep: Rep = {
    id,
    active: false,
    status: 'offline',
    accepts: [],
    connection: 'lost',
    machine: 'unlocked',
    inCall: false,
    lostSince: null,
    misses: 0,
    lastAssignedAt: null,
    capacity: state.rules.capacity,
    weight: { chat: 1, voice: 1 },
    items: new Set(),
    offers: new Map(),
    reserved: 0,
    standing: { chat: 'deactivated', voice: 'deactivated' },
    used: 0,
    lanes: new Set(),
    timers: {},
  };
  takeTraits(state, rep);
  state.reps.set(id, rep);
  admit(state.everybody, rep);
  for (const lane of state.lanes.values()) admit(lane, rep);
  return rep;
};

export const repOf = (state: RoutingState, id: string): Rep => state.reps.get(id) ?? addRep(state, id);

/** The turns of a queue. */
export const turnsOf = (state: RoutingState, queueId: string): Turns => {
  const turns = state.turns.get(queueId) ?? createTurns();
  state.turns.set(queueId, turns);
  return turns;
};

/** The lane of one rep. */
export const repLane = (state: RoutingState, channel: WorkChannel, repId: string): Lane => {
  const key = `${channel} rep ${repId}`;
  const found = state.lanes.get(key);
  if (found) return found;
  const rep = state.reps.get(repId);
  const keepsOut = (one: Rep): Outside | null => (one.id === repId ? null : 'not_in_queue');
  const byTurns = { round_robin: byId, weighted_round_robin: byId };
  const made = createLane({ key, channel, queueId: null, keepsOut, byTurns }, rep ? [rep] : []);
  state.lanes.set(key, made);
  return made;
};

/** The lane of those reps of a queue who have the skills and, where one is named, speak the language. */
export const queueLane = (
  state: RoutingState,
  channel: WorkChannel,
  queueId: string,
  skills: readonly string[],
  language: string | null,
): Lane => {
  const key = JSON.stringify([channel, queueId, [...skills].sort(), language]);
  const found = state.lanes.get(key);
  if (found) return found;
  const { traits } = state.rules.plan;
  const members = state.queues.get(queueId)?.members ?? null;
  const keepsOut = ({ id }: Rep): Outside | null => {
    if (members && !members.has(id)) return 'not_in_queue';
    const known = traits[id];
    if (!skills.every((skill) => known?.skills.includes(skill))) return 'lacks_skill';
    return language === null || known?.languages.includes(language) ? null : 'other_language';
  };
  const turns = () => state.turns.get(queueId);
  const byTurns = { round_robin: byTurnsOf(turns, null), weighted_round_robin: byTurnsOf(turns, channel) };
  const made = createLane({ key, channel, queueId, keepsOut, byTurns }, state.reps.values());
  state.lanes.set(key, made);
  return made;
};

/** What the item takes of the rep's capacity: a call takes the rep whole, a dormant chat nothing. */
export const weightOf = (item: Pick<Item, 'kind' | 'dormantAt'>, rep: Rep): number => {
  if (item.kind === 'call') return rep.capacity;
  return item.dormantAt === null ? 1 : 0;
};

/** The capacity in use: conversations, wrap-ups and sole offers. */
export const usedCapacity = (rep: Rep): number => {
  let used = 0;
  for (const item of rep.items) used += weightOf(item, rep);
  if (rep.reserved > 0) for (const offer of rep.offers.values()) if (offer.sole) used += weightOf(offer.item, rep);
  return used;
};

/** Whether the rep has room for one more item of the kind. */
export const hasRoom = (rep: Rep, item: Pick<Item, 'kind' | 'dormantAt'>): boolean =>
  rep.used + weightOf(item, rep) <= rep.capacity;

const standingOf = (rep: Rep, channel: WorkChannel, used: number): Standing => {
  if (!rep.active) return 'deactivated';
  if (!rep.accepts.includes(channel)) return 'not_accepting';
  if (rep.connection === 'lost') return 'connection_lost';
  if (rep.machine !== 'unlocked') return 'machine_locked';
  if (rep.inCall) return 'in_call';
  if (channel === 'voice' ? used > 0 : used >= rep.capacity) return 'capacity_full';
  return softOffers(rep) >= softPerRep ? 'offers_full' : 'ready';
};

/** What the built-in status of this name accepts. */
export const acceptedBy = (status: Rep['status']): Channel[] =>
  (['chat', 'voice', 'pounce'] as const).filter((channel) => accepts(status, channel));

/** Brings the rep's standing up to date and answers with the former one. `change` may alter what the orders go by. */
export const restand = (state: RoutingState, rep: Rep, change?: () => void): Rep['standing'] => {
  const former = rep.standing;
  const look = () => {
    const used = usedCapacity(rep);
    return { used, standing: { chat: standingOf(rep, 'chat', used), voice: standingOf(rep, 'voice', used) } };
  };
  if (!change) {
    const { used, standing } = look();
    if (used === rep.used && standing.chat === former.chat && standing.voice === former.voice) return former;
  }
  reorder(rep, () => {
    change?.();
    Object.assign(rep, look());
  });
  for (const lane of rep.lanes) if (lane.standing.ready.size === 0) state.emptied.add(lane);
  return former;
};

/** Reps who accept chats and are connected, whether they have room, or are in a call, or not: worth waiting for. */
export const countAvailable = ({ everybody }: RoutingState): number => availableIn(everybody);

/** Reps who can have an offer of the item now, or will once there is room. */
export const isAvailable = (rep: Rep, item?: Pick<Item, 'kind'>): boolean => {
  const standing = rep.standing[item ? channelOf(item) : 'chat'];
  return standing === 'ready' || standing === 'offers_full' || standing === 'capacity_full';
};
