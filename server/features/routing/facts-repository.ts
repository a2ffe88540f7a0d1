import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';

/** What rows say of a visitor who asks for a rep: the account, the visit that lasts, the rep they talked with last. */
export const factsOfVisitor = statement<{ visitorId: string }>()('visitors.routing_facts', (k, p) =>
  k
    .selectFrom('visitors as v')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('visits as s', (join) =>
      join.on('s.id', '=', (eb) =>
        eb
          .selectFrom('visits as latest')
          .select('latest.id')
          .whereRef('latest.visitor_id', '=', 'v.id')
          .orderBy('latest.started_at', 'desc')
          .limit(sql.lit(1)),
      ),
    )
    .select([
      'v.site_id',
      'v.locale',
      'v.country',
      'v.device',
      'v.account_id',
      'v.visits',
      'v.email',
      'v.attributes',
      'a.target',
      'a.owner_id',
      's.campaign',
      's.referrer',
    ])
    .select((eb) =>
      eb
        .selectFrom('conversations as c')
        .select('c.rep_id')
        .whereRef('c.visitor_id', '=', 'v.id')
        .where('c.rep_id', 'is not', sql.lit(null))
        .where((inner) =>
          inner.exists(
            inner
              .selectFrom('work_items as w')
              .select('w.id')
              .whereRef('w.conversation_id', '=', 'c.id')
              .where('w.started_at', 'is not', sql.lit(null)),
          ),
        )
        .orderBy('c.created_at', 'desc')
        .limit(sql.lit(1))
        .as('previous_rep_id'),
    )
    .where('v.id', '=', p('visitorId')),
);
