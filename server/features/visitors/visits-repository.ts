import type { NewRow } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

export const openVisitOf = statement<{ visitorId: string }>()('visits.open_of_visitor', (k, p) =>
  k
    .selectFrom('visits')
    .selectAll()
    .where('visitor_id', '=', p('visitorId'))
    .where('ended_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(1),
);

export const insertVisit = statement<NewRow<'visits'> & Record<string, unknown>>()('visits.insert', (k, p) =>
  k.insertInto('visits').values({
    id: p('id'),
    visitor_id: p('visitor_id'),
    started_at: p('started_at'),
    last_seen_at: p('last_seen_at'),
    ended_at: null,
    source_kind: p('source_kind'),
    source_label: p('source_label'),
    campaign: p('campaign'),
    referrer: p('referrer'),
    landing_path: p('landing_path'),
  }),
);

export const touchVisit = statement<{ id: string; at: number }>()('visits.touch', (k, p) =>
  k
    .updateTable('visits')
    .set({ last_seen_at: p('at') })
    .where('id', '=', p('id')),
);

export const closeVisit = statement<{ id: string; at: number }>()('visits.close', (k, p) =>
  k
    .updateTable('visits')
    .set({ last_seen_at: p('at'), ended_at: p('at') })
    .where('id', '=', p('id')),
);

/** Visits that were last written by a moment and not ended. */
export const openVisitsUpTo = statement<{ at: number }>()('visits.open_up_to', (k, p) =>
  k
    .selectFrom('visits')
    .select(['id', 'visitor_id', 'last_seen_at'])
    .where('ended_at', 'is', null)
    .where('last_seen_at', '<=', p('at')),
);

export const insertPageView = statement<NewRow<'page_views'> & Record<string, unknown>>()('page_views.insert', (k, p) =>
  k.insertInto('page_views').values({
    id: p('id'),
    visit_id: p('visit_id'),
    visitor_id: p('visitor_id'),
    path: p('path'),
    title: p('title'),
    at: p('at'),
    left_at: null,
  }),
);

export const setLeft = statement<{ id: string; at: number | null }>()('page_views.set_left', (k, p) =>
  k
    .updateTable('page_views')
    .set({ left_at: p('at') })
    .where('id', '=', p('id')),
);

/** Leaves all pages of a visit that are looked at still. */
export const leaveAllPages = statement<{ visitorId: string; visitId: string; at: number }>()(
  'page_views.leave_all',
  (k, p) =>
    k
      .updateTable('page_views')
      .set({ left_at: p('at') })
      .where('visitor_id', '=', p('visitorId'))
      .where('visit_id', '=', p('visitId'))
      .where('left_at', 'is', null),
);

/** The page looked at last, in whichever visit. */
export const lastPageOf = statement<{ visitorId: string }>()('page_views.last_of_visitor', (k, p) =>
  k
    .selectFrom('page_views')
    .select(['id', 'visit_id', 'path', 'title', 'at', 'left_at'])
    .where('visitor_id', '=', p('visitorId'))
    .orderBy('at', 'desc')
    .limit(1),
);
