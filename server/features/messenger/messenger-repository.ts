import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';

/** The latest conversation of a visitor with its rep, and the visitor's own e-mail address. */
export const latestConversation = statement<{ visitorId: string }>()('conversations.latest_of_visitor', (k, p) =>
  k
    .selectFrom('conversations as c')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin('people as r', 'r.id', 'c.rep_id')
    .selectAll('c')
    .select(['v.email as visitor_email', 'r.name as rep_name', 'r.photo as rep_photo'])
    .where('c.visitor_id', '=', p('visitorId'))
    .orderBy('c.created_at', 'desc')
    .limit(1),
);

/** Since when a conversation's visitor waits for a rep. */
export const waitingSince = statement<{ conversationId: string }>()('work_items.waiting_since', (k, p) =>
  k
    .selectFrom('work_items')
    .select(['waiting_since', 'kind'])
    .where('conversation_id', '=', p('conversationId'))
    .where('state', 'in', [sql.lit('pending' as const), sql.lit('reserved' as const), sql.lit('assigned' as const)])
    .where('kind', '<>', sql.lit('transfer' as const)),
);

/** The live call of a conversation. */
export const liveCallIn = statement<{ conversationId: string }>()('calls.live_in', (k, p) =>
  k
    .selectFrom('calls')
    .select('id')
    .where('conversation_id', '=', p('conversationId'))
    .where('state', '<>', sql.lit('ended' as const)),
);

export const emailOfVisitor = statement<{ visitorId: string }>()('visitors.email', (k, p) =>
  k.selectFrom('visitors').select('email').where('id', '=', p('visitorId')),
);

/** The meetings of a visitor that are not over, and the slot that is held for them; they are few, so no order is asked for. */
export const meetingsOfVisitor = statement<{ visitorId: string; now: number }>()('meetings.ahead_of_visitor', (k, p) =>
  k
    .selectFrom('meetings as m')
    .innerJoin('people as r', 'r.id', 'm.rep_id')
    .select(['m.id', 'm.status', 'm.starts_at', 'm.ends_at', 'm.rep_zone', 'm.held_until'])
    .select(['r.id as rep_id', 'r.name as rep_name', 'r.photo as rep_photo'])
    .where('m.visitor_id', '=', p('visitorId'))
    .where('m.status', 'in', [sql.lit('booked' as const), sql.lit('held' as const)])
    .where('m.ends_at', '>', p('now')),
);

export const faceOf = statement<{ id: string }>()('people.face', (k, p) =>
  k.selectFrom('people').select(['id', 'name', 'photo']).where('id', '=', p('id')),
);
