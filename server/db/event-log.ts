import { sql } from 'kysely';
import { statement } from './statement.ts';

interface EventParams extends Record<string, unknown> {
  stream: string;
  seq: number;
  type: string;
  at: number;
  actorId: string | null;
  data: string;
}

/** Appends with the place in the stream that the caller counted. */
export const insertEvent = statement<EventParams>()(
  'events.insert',
  (k, p) =>
    k.insertInto('events').values({
      stream: p('stream'),
      seq: p('seq'),
      type: p('type'),
      at: p('at'),
      actor_id: p('actorId'),
      data: p('data'),
    }),
  'insert',
);

/** The last place of a stream, or no row. */
export const lastSeqOf = statement<{ stream: string }>()('events.last_seq', (k, p) =>
  k
    .selectFrom('events')
    .select(sql<number>`seq`.as('seq'))
    .select('at')
    .where('stream', '=', p('stream'))
    .orderBy('seq', 'desc')
    .limit(1),
);
