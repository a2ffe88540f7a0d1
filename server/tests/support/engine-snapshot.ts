import type { Item, Timer } from '../../features/routing/engine/entities.ts';
import { isWaiting } from '../../features/routing/engine/entities.ts';
import type { RoutingState } from '../../features/routing/engine/state.ts';
import { toStored } from '../../features/routing/engine/stored.ts';

const timersOf = (timers: Readonly<Record<string, Timer | undefined>>, at: number): unknown =>
  Object.entries(timers)
    .flatMap(([kind, timer]) => (timer && timer.dueAt > at ? [`${kind} ${timer.dueAt}`] : []))
    .sort();

const itemOf = (item: Item, at: number): unknown => ({
  ...toStored(item),
  // What is over is of no use to who has the item.
  heldBy: isWaiting(item) ? item.heldBy : null,
  stages: isWaiting(item) ? item.stages.map(({ code, lane, hoursId }) => [code, lane.key, hoursId]) : [],
  tried: isWaiting(item) ? [...item.tried].sort() : [],
  lease: item.state === 'wrapping' ? null : item.lease,
  queued: item.queued,
  prospect: item.prospect?.id ?? null,
  timers: timersOf(item.timers, at),
});

/**
 * All that decisions go by, as a text: two states with the same one decide the same. Timers that were due by `at` are left
 * out: some of them led to nothing, and may do so once more.
 */
export const snapshotOf = (state: RoutingState, at: number): string => {
  const byId = <T extends { id: string }>(all: Iterable<T>): T[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const reps = byId(state.reps.values()).map((rep) => {
    const { id, active, status, accepts, connection, machine, inCall, misses, lastAssignedAt } = rep;
    const { capacity, weight, reserved, standing, used } = rep;
    const items = byId(rep.items).map((item) => item.id);
    const offers = [...rep.offers.keys()].sort();
    const facts = { id, active, status, accepts, connection, machine, inCall, misses, lastAssignedAt };
    return { ...facts, capacity, weight, reserved, standing, used, items, offers, timers: timersOf(rep.timers, at) };
  });
  const items = byId(state.items.values()).map((item) => itemOf(item, at));
  const offers = byId(state.offers.values()).map(({ item, rep, timers, ...offer }) => ({
    ...offer,
    item: item.id,
    rep: rep.id,
    timers: timersOf(timers, at),
  }));
  const hours = byId(state.hours.values()).map(({ id, open, timers }) => ({ id, open, timers: timersOf(timers, at) }));
  const turns = [...state.turns]
    .filter(([, { places }]) => places.size > 0)
    .map(([id, { places, latest }]) => ({ id, latest, places: [...places].sort() }));
  return JSON.stringify({ reps, items, offers, hours, turns: byId(turns) }, null, 1);
};
