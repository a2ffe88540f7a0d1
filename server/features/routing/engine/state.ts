import { accepts } from '../../../../shared/domain/presence.ts';
import { OrderedList } from '../../ordered-list.ts';
import type { Item, Offer, Rep, Standing, Timer } from './entities.ts';
import { softOffers } from './entities.ts';
import { type Rules, softPerRep } from './rules.ts';

/** All that routing knows. Every set is an index: a decision looks at those it concerns, never at all. */
export interface RoutingState {
  rules: Rules;
  readonly reps: Map<string, Rep>;
  /** Items that wait, are assigned, or are wrapped up. */
  readonly items: Map<string, Item>;
  /** The item of an open conversation, and of its visitor. */
  readonly byConversation: Map<string, Item>;
  readonly byVisitor: Map<string, Item>;
  readonly offers: Map<string, Offer>;
  /** Items that more reps could be offered, in the order of their turn. */
  readonly queue: OrderedList<Item>;
  /** Waiting visitors who were not shown the booker yet. */
  readonly unshown: OrderedList<Item>;
  readonly timers: OrderedList<Timer>;
  /** The reps by standing; those who are ready in the order of their turn. */
  readonly standing: { readonly [S in Standing]: OrderedList<Rep> };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { id: string }, b: { id: string }): number => byText(a.id, b.id);
const byRepId = (a: Rep, b: Rep): number => byText(a.id, b.id);

/** Highest priority first, then who waits longest. */
export const byTurn = (a: Item, b: Item): number =>
  b.priority - a.priority || a.waitingSince - b.waitingSince || byId(a, b);

/** Longest without a new conversation first. */
export const byIdle = (a: Rep, b: Rep): number => (a.lastAssignedAt ?? -1) - (b.lastAssignedAt ?? -1) || byId(a, b);

const byDue = (a: Timer, b: Timer): number => a.dueAt - b.dueAt || byText(a.kind, b.kind) || byId(a.of, b.of);

export const createState = (rules: Rules): RoutingState => ({
  rules,
  reps: new Map(),
  items: new Map(),
  byConversation: new Map(),
  byVisitor: new Map(),
  offers: new Map(),
  queue: new OrderedList(byTurn),
  unshown: new OrderedList(byTurn),
  timers: new OrderedList(byDue),
  standing: {
    ready: new OrderedList(byIdle),
    offers_full: new OrderedList(byRepId),
    capacity_full: new OrderedList(byRepId),
    in_call: new OrderedList(byRepId),
    not_accepting: new OrderedList(byRepId),
    connection_lost: new OrderedList(byRepId),
    machine_locked: new OrderedList(byRepId),
    deactivated: new OrderedList(byRepId),
  },
});

/** Adds a rep of whom nothing is known but the id. */
export const addRep = (state: RoutingState, id: string): Rep => {
  const rep: Rep = {
    id,
    active: false,
    status: 'offline',
    connection: 'lost',
    machine: 'unlocked',
    inCall: false,
    lostSince: null,
    misses: 0,
    lastAssignedAt: null,
    items: new Set(),
    offers: new Map(),
    reserved: 0,
    standing: 'deactivated',
    timers: {},
  };
  state.reps.set(id, rep);
  state.standing.deactivated.insert(rep);
  return rep;
};

export const repOf = (state: RoutingState, id: string): Rep => state.reps.get(id) ?? addRep(state, id);

/** Holds capacity for conversations and sole offers. */
export const usedCapacity = (rep: Rep): number => rep.items.size + rep.reserved;

const standingOf = (state: RoutingState, rep: Rep): Standing => {
  if (!rep.active) return 'deactivated';
  if (!accepts(rep.status, 'chat')) return 'not_accepting';
  if (rep.connection === 'lost') return 'connection_lost';
  if (rep.machine !== 'unlocked') return 'machine_locked';
  if (rep.inCall) return 'in_call';
  if (usedCapacity(rep) >= state.rules.capacity) return 'capacity_full';
  return softOffers(rep) >= softPerRep ? 'offers_full' : 'ready';
};

/** Brings the rep's standing up to date and answers with the former one. `change` may alter what the order goes by. */
export const restand = (state: RoutingState, rep: Rep, change?: () => void): Standing => {
  const former = rep.standing;
  if (change) {
    state.standing[former].delete(rep);
    change();
    rep.standing = standingOf(state, rep);
    state.standing[rep.standing].insert(rep);
    return former;
  }
  const now = standingOf(state, rep);
  if (now !== former) {
    state.standing[former].delete(rep);
    rep.standing = now;
    state.standing[now].insert(rep);
  }
  return former;
};

/** Reps who accept chats and are connected, whether they have room, or are in a call, or not: worth waiting for. */
export const countAvailable = ({ standing }: RoutingState): number =>
  standing.ready.size + standing.offers_full.size + standing.capacity_full.size + standing.in_call.size;

/** Reps who can have an offer now, or will once there is room. */

export const isAvailable = (rep: Rep): boolean =>
  rep.standing === 'ready' || rep.standing === 'offers_full' || rep.standing === 'capacity_full';
