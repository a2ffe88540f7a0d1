import { OrderedList } from '../../ordered-list.ts';
import type { Item, Prospect, Stage } from './entities.ts';
import { opens } from './hours.ts';
import { availableIn } from './lanes.ts';
import { byTurn } from './orders.ts';
import type { RoutingState } from './state.ts';

/** True where nobody is there whom one of the stages could ever offer a visitor. */
export const isHopeless = (state: RoutingState, stages: readonly Pick<Stage, 'lane' | 'hoursId'>[]): boolean =>
  stages.every(({ lane, hoursId }) => availableIn(lane) === 0 || !opens(state, hoursId));

/** Takes the item out of the watch. */
export const unwatch = (state: RoutingState, item: Item): void => {
  const { prospect } = item;
  if (!prospect) return;
  item.prospect = null;
  prospect.items.delete(item);
  if (prospect.items.size > 0) return;
  state.prospects.delete(prospect.id);
  for (const { lane } of prospect.stages) lane.prospects.delete(prospect);
};

/** Watches the lanes that the item still has before it. */
export const watch = (state: RoutingState, item: Item): Prospect => {
  unwatch(state, item);
  const stages = item.stages.slice(item.stage);
  const id = stages.map(({ lane, hoursId }) => `${lane.key} ${hoursId ?? ''}`).join('\n');
  let prospect = state.prospects.get(id);
  if (!prospect) {
    prospect = { id, stages, items: new OrderedList(byTurn) };
    state.prospects.set(id, prospect);
    for (const { lane } of stages) lane.prospects.add(prospect);
  }
  prospect.items.insert(item);
  item.prospect = prospect;
  return prospect;
};
