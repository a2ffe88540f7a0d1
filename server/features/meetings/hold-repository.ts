import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

const held = sql.lit('held' as const);

/** The slot that is held for a visitor, its time up or not. */
export const heldByVisitor = statement<{ visitorId: string }>()('meetings.held_by_visitor', (k, p) =>
  k
    .selectFrom('meetings')
    .select(['rep_id', 'starts_at', 'held_until', 'conversation_id'])
    .where('visitor_id', '=', p('visitorId'))
    .where('status', '=', held),
);

export const releaseHeld = statement<{ visitorId: string }>()('meetings.release_held', (k, p) =>
  k.deleteFrom('meetings').where('visitor_id', '=', p('visitorId')).where('status', '=', held),
);

/** The earliest moment at which a held slot is to be let go. */
export const firstHeldUntil = statement<{ after: number }>()('meetings.first_held_until', (k, p) =>
  k
    .selectFrom('meetings')
    .select('held_until')
    .where('status', '=', held)
    .where('held_until', '>', p('after'))
    .orderBy('held_until')
    .limit(1),
);

/** Lets go of every slot whose time is up, or whose rep works here no more, and names whose they were. */
export const releaseOver = async (
  k: Kysely<Database>,
  over: { now: number } | { repId: string },
): Promise<{ visitor_id: string; conversation_id: string | null }[]> => {
  const query = k.deleteFrom('meetings').where('status', '=', 'held').returning(['visitor_id', 'conversation_id']);
  return ('now' in over ? query.where('held_until', '<=', over.now) : query.where('rep_id', '=', over.repId)).execute();
};
