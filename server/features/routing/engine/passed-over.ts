import type { PassedOverWhy } from '../../../../shared/protocol/rep/routing.ts';
import type { Trace } from './decisions.ts';
import type { Item, Outside, Rep, Stage, Standing } from './entities.ts';
import { opens } from './hours.ts';
import { isForOne } from './stages.ts';
import type { RoutingState } from './state.ts';

/** Of a group who was passed over for the same reason, this many are named. */
const named = 20;

const blocked: Exclude<Standing, 'ready'>[] = [
  'offers_full',
  'capacity_full',
  'in_call',
  'not_accepting',
  'connection_lost',
  'machine_locked',
  'deactivated',
];
const outside: Outside[] = ['lacks_skill', 'other_language', 'not_in_queue'];

const idOf = ({ id }: Rep): string => id;

/** Why the one rep whom a preference names was not offered the item. */
const whyNotOne = (item: Item, { lane }: Stage): Trace['passed'] => {
  const repId = lane.key.slice(lane.key.lastIndexOf(' ') + 1);
  const standing = blocked.find((one) => lane.standing[one].size > 0);
  const why = item.tried.has(repId) ? 'tried' : (standing ?? (lane.standing.ready.size > 0 ? 'capacity_full' : null));
  return [{ why: why ?? 'deactivated', reps: [repId], more: 0 }];
};

/** Names who was passed over in a stage, for an item that was looked at for its own sake. */
export const passedOver = (
  state: RoutingState,
  item: Item,
  stage: Stage,
  offered: ReadonlySet<string>,
): Trace['passed'] => {
  const { standing } = stage.lane;
  if (isForOne(stage)) return offered.size > 0 ? [] : whyNotOne(item, stage);
  const passed: Trace['passed'] = [];
  const note = (why: PassedOverWhy, ids: string[], all = ids.length) => {
    if (all > 0) passed.push({ why, reps: ids.slice(0, named), more: Math.max(0, all - named) });
  };
  note('tried', [...item.tried].sort());
  note('has_offer', [...item.offers.keys()].filter((id) => !offered.has(id)).sort());
  // The first who are ready tell enough, beside those who are named above.
  const ready = standing.ready
    .take(item.offers.size + item.tried.size + named)
    .map(idOf)
    .filter((id) => !item.tried.has(id) && !item.offers.has(id));
  const open = opens(state, stage.hoursId);
  note(open ? (stage.broadcast ? 'beyond_fan_out' : 'not_next') : 'queue_closed', ready);
  for (const why of blocked) {
    const ids = standing[why].take(named).map(idOf);
    note(
      why,
      ids.filter((id) => !offered.has(id)),
      standing[why].size,
    );
  }
  for (const why of outside) note(why, stage.lane.outside[why].take(named).map(idOf), stage.lane.outside[why].size);
  return passed;
};
