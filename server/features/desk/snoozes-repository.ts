import { type Kysely, sql } from 'kysely';
import type { Database, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

/** The snooze of a conversation, outside of commands. */
export const readSnooze = (k: Kysely<Database>, conversationId: string): Promise<Row<'snoozes'> | undefined> =>
  k.selectFrom('snoozes').selectAll().where('conversation_id', '=', conversationId).executeTakeFirst();

export const snoozeOf = statement<{ conversationId: string }>()('snoozes.of', (k, p) =>
  k.selectFrom('snoozes').selectAll().where('conversation_id', '=', p('conversationId')),
);

export const putSnooze = statement<{ conversationId: string; repId: string; until: number; at: number }>()(
  'snoozes.put',
  (k, p) =>
    k
      .insertInto('snoozes')
      .values({ conversation_id: p('conversationId'), rep_id: p('repId'), until: p('until'), set_at: p('at') })
      .onConflict((conflict) =>
        conflict.column('conversation_id').doUpdateSet({ rep_id: p('repId'), until: p('until'), set_at: p('at') }),
      ),
);

export const dropSnooze = statement<{ conversationId: string }>()('snoozes.drop', (k, p) =>
  k.deleteFrom('snoozes').where('conversation_id', '=', p('conversationId')),
);

/** The conversations that are put aside. */
export const snoozedIds = statement<Record<string, never>>()('snoozes.ids', (k) =>
  k.selectFrom('snoozes').select('conversation_id').where('conversation_id', '>', sql.lit('')),
);

export const dueSnoozes = statement<{ now: number }>()('snoozes.due', (k, p) =>
  k.selectFrom('snoozes').selectAll().where('until', '<=', p('now')).orderBy('until'),
);

export const nextSnooze = statement<Record<string, never>>()('snoozes.next', (k) =>
  k.selectFrom('snoozes').select('until').where('until', '>', sql.lit(0)).orderBy('until').limit(1),
);
