import type { LiveFloor } from '../../features/visitors/live-floor.ts';
import type { ViewSource } from './view-source.ts';

/** Who is on the site now: the same for every rep, read from the floor without a query. */
export const liveSource = (floor: LiveFloor): ViewSource<'live'> => ({
  batchMs: 250,
  read: async (_actor, params) => floor.window(params),
  watch: (_actor, params, dirty) => floor.watch(params, dirty),
});
