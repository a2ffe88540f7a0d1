import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

/** Whose conversation it is, and on which site. */
export const visitorOfConversation = statement<{ id: string }>()('conversations.visitor', (k, p) =>
  k.selectFrom('conversations').select(['visitor_id', 'site_id']).where('id', '=', p('id')),
);

export const insertAlias = statement<{ id: string; visitorId: string; at: number }>()(
  'visitor_aliases.insert',
  (k, p) =>
    k
      .insertInto('visitor_aliases')
      .values({ id: p('id'), visitor_id: p('visitorId'), created_at: p('at') })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ visitor_id: p('visitorId') })),
);

/** Who stood for one visitor stands for another. */
export const moveAliases = statement<{ from: string; into: string }>()('visitor_aliases.move', (k, p) =>
  k
    .updateTable('visitor_aliases')
    .set({ visitor_id: p('into') })
    .where('visitor_id', '=', p('from')),
);

/** Who was found to be this visitor is nobody's from now on. */
export const deleteAliasesOf = statement<{ visitorId: string }>()('visitor_aliases.delete_of', (k, p) =>
  k.deleteFrom('visitor_aliases').where('visitor_id', '=', p('visitorId')),
);

export const readAliases = (k: Kysely<Database>): Promise<{ id: string; visitor_id: string }[]> =>
  k.selectFrom('visitor_aliases').select(['id', 'visitor_id']).execute();
