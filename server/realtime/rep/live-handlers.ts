import { ok } from '../../../shared/protocol/result.ts';
import type { SavedViews } from '../../features/live/saved-views.ts';
import type { LiveFloor } from '../../features/visitors/live-floor.ts';
import type { LiveViewers } from '../../features/visitors/live-viewers.ts';
import type { SiteDirectory } from '../../features/visitors/site-directory.ts';
import type { RepHandlers } from '../handlers.ts';

/** What reps ask beside the live window: the choices of its filter, and saved views. */
export const liveHandlers = (
  floor: LiveFloor,
  viewers: LiveViewers,
  sites: Pick<SiteDirectory, 'byId'>,
  saved: SavedViews,
): RepHandlers<'live.facets' | 'live.views.list' | 'live.views.save' | 'live.views.remove'> => ({
  'live.facets': async ({ actor }) =>
    ok(floor.facets((siteId) => sites.byId(siteId)?.name ?? siteId, viewers.of(actor))),
  'live.views.list': async ({ actor }) => ok({ views: await saved.list(actor) }),
  'live.views.save': ({ actor }, input) => saved.save(actor, input),
  'live.views.remove': ({ actor }, { id }) => saved.remove(actor, id),
});
