import type { BusinessHoursState, Item, ItemTimer, Offer, Rep, Timer } from './entities.ts';
import type { RoutingState } from './state.ts';

type Held = Partial<Record<Timer['kind'], Timer>>;

const put = (state: RoutingState, timer: Timer): void => {
  const held: Held = timer.of.timers;
  const former = held[timer.kind];
  if (former) state.timers.delete(former);
  held[timer.kind] = timer;
  state.timers.insert(timer);
};

const drop = (state: RoutingState, held: Held, kind: Timer['kind']): void => {
  const timer = held[kind];
  if (!timer) return;
  held[kind] = undefined;
  state.timers.delete(timer);
};

export const armItem = (state: RoutingState, of: Item, kind: ItemTimer, dueAt: number): void =>
  put(state, { kind, dueAt, of });
export const armOffer = (state: RoutingState, of: Offer): void =>
  put(state, { kind: 'offer', dueAt: of.expiresAt, of });
export const armGrace = (state: RoutingState, of: Rep, dueAt: number): void => put(state, { kind: 'grace', dueAt, of });

export const armHours = (state: RoutingState, of: BusinessHoursState, dueAt: number): void =>
  put(state, { kind: 'hours', dueAt, of });

export const disarmItem = (state: RoutingState, item: Item, ...kinds: ItemTimer[]): void => {
  for (const kind of kinds) drop(state, item.timers, kind);
};
export const disarmOffer = (state: RoutingState, offer: Offer): void => drop(state, offer.timers, 'offer');
export const disarmGrace = (state: RoutingState, rep: Rep): void => drop(state, rep.timers, 'grace');
export const disarmHours = (state: RoutingState, of: BusinessHoursState): void => drop(state, of.timers, 'hours');

/** Takes the earliest timer that is due. */
export const takeDue = (state: RoutingState, now: number): Timer | undefined => {
  const timer = state.timers.first();
  if (!timer || timer.dueAt > now) return undefined;
  drop(state, timer.of.timers, timer.kind);
  return timer;
};
