import type { Strategy } from '../../../../shared/domain/routing-plan.ts';
import { OrderedList } from '../../ordered-list.ts';
import type { Lane, LaneMaker, Rep } from './entities.ts';
import { byId, byIdle, byTurn } from './orders.ts';

/** Reps who will have room once, whether they have it now, or are in a call, or not: worth waiting for. */
export const availableIn = ({ standing }: Lane): number =>
  standing.ready.size + standing.offers_full.size + standing.capacity_full.size + standing.in_call.size;

const insertInto = (lane: Lane, rep: Rep): void => {
  const standing = rep.standing[lane.channel];
  lane.standing[standing].insert(rep);
  if (standing === 'ready') for (const order of lane.orders.values()) order.insert(rep);
};

/** Takes the rep out of the orders of their lanes, lets what these go by change, and puts the rep back. */
export const reorder = (rep: Rep, change: () => void): void => {
  for (const lane of rep.lanes) {
    const standing = rep.standing[lane.channel];
    lane.standing[standing].delete(rep);
    if (standing === 'ready') for (const order of lane.orders.values()) order.delete(rep);
  }
  change();
  for (const lane of rep.lanes) insertInto(lane, rep);
};

/** Makes the rep a member of the lane, or notes why not. */
export const admit = (lane: Lane, rep: Rep): void => {
  const kept = lane.keepsOut(rep);
  if (kept !== null) {
    if (lane.queueId !== null) lane.outside[kept].insert(rep);
    return;
  }
  rep.lanes.add(lane);
  insertInto(lane, rep);
};

/** A lane with those of the reps who are its members. */
export const createLane = (maker: LaneMaker, reps: Iterable<Rep>): Lane => {
  const lane: Lane = {
    ...maker,
    standing: {
      ready: new OrderedList(byIdle),
      offers_full: new OrderedList<Rep>(byId),
      capacity_full: new OrderedList<Rep>(byId),
      in_call: new OrderedList<Rep>(byId),
      not_accepting: new OrderedList<Rep>(byId),
      connection_lost: new OrderedList<Rep>(byId),
      machine_locked: new OrderedList<Rep>(byId),
      deactivated: new OrderedList<Rep>(byId),
    },
    orders: new Map(),
    outside: {
      not_in_queue: new OrderedList<Rep>(byId),
      lacks_skill: new OrderedList<Rep>(byId),
      other_language: new OrderedList<Rep>(byId),
    },
    queue: new OrderedList(byTurn),
    skippers: new Set(),
    prospects: new Set(),
  };
  for (const rep of reps) admit(lane, rep);
  return lane;
};

const orderOf = (lane: Lane, strategy: Strategy): ((a: Rep, b: Rep) => number) | null => {
  switch (strategy) {
    case 'round_robin':
    case 'weighted_round_robin':
      return lane.byTurns[strategy];
    case 'least_active':
      return (a, b) => a.used - b.used || byIdle(a, b);
    case 'most_available':
      return (a, b) => b.capacity - b.used - (a.capacity - a.used) || byIdle(a, b);
    default:
      return null;
  }
};

/** Those who are ready, in the order in which the strategy asks them. */
export const inOrderOf = (lane: Lane, strategy: Strategy): OrderedList<Rep> => {
  const { ready } = lane.standing;
  const compare = orderOf(lane, strategy);
  if (!compare) return ready;
  const found = lane.orders.get(strategy);
  if (found) return found;
  const made = OrderedList.of(ready.take(ready.size), compare);
  lane.orders.set(strategy, made);
  return made;
};
