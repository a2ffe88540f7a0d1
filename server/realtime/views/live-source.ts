import { forRep, keyOf } from '../../features/visitors/live-filter.ts';
import type { LiveFloor } from '../../features/visitors/live-floor.ts';
import type { LiveViewers } from '../../features/visitors/live-viewers.ts';
import type { ViewSource } from './view-source.ts';

/** Who is on the site now, of those the rep may see; read from the floor without a query. */
export const liveSource = (floor: LiveFloor, viewers: LiveViewers): ViewSource<'live'> => ({
  batchMs: 250,
  key: (actor, params) => `${params.limit} ${keyOf(forRep(params, actor.personId))} ${viewers.of(actor).key}`,
  read: async (actor, params) => floor.window(forRep(params, actor.personId), viewers.of(actor)),
  watch: (actor, params, dirty) => floor.watch(forRep(params, actor.personId), dirty, viewers.of(actor)),
  watchKeys: (changed) => viewers.onChange(changed),
});
