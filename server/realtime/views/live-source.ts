import { forRep } from '../../features/visitors/live-filter.ts';
import type { LiveFloor } from '../../features/visitors/live-floor.ts';
import type { LiveViewers } from '../../features/visitors/live-viewers.ts';
import type { ViewSource } from './view-source.ts';

/** Who is on the site now, of those the rep may see; read from the floor without a query. */
export const liveSource = (floor: LiveFloor, viewers: LiveViewers): ViewSource<'live'> => ({
  batchMs: 250,
  read: async (actor, params) => floor.window(forRep(params, actor.personId), viewers.of(actor)),
  watch: (actor, params, dirty) => {
    const query = forRep(params, actor.personId);
    let viewer = viewers.of(actor);
    let stop = floor.watch(query, dirty, viewer);
    const stopRights = viewers.onChange(() => {
      const next = viewers.of(actor);
      if (next.key === viewer.key) return;
      stop();
      viewer = next;
      stop = floor.watch(query, dirty, viewer);
      dirty();
    });
    return () => {
      stopRights();
      stop();
    };
  },
});
