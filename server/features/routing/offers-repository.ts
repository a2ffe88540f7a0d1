import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';

/** When the rep and the visitor last talked before this conversation. */
export const lastTalkBefore = statement<{ visitorId: string; repId: string; conversationId: string }>()(
  'conversations.last_talk',
  (k, p) =>
    k
      .selectFrom('conversations')
      .select('created_at')
      .where('visitor_id', '=', p('visitorId'))
      .where('rep_id', '=', p('repId'))
      .where('id', '<>', p('conversationId'))
      .orderBy('created_at', 'desc')
      .limit(sql.lit(1)),
);

/** The open offers of a rep with what a card shows; they are few, so no order is asked for. */
export const openOffersOfRep = statement<{ repId: string }>()('reservations.open_of_rep', (k, p) =>
  k
    .selectFrom('reservations as r')
    .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .innerJoin('visitors as v', 'v.id', 'w.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .select(['r.id', 'r.work_item_id', 'r.sole', 'r.why', 'r.offered_at', 'r.expires_at'])
    .select(['w.kind', 'w.waiting_since', 'c.id as conversation_id', 'c.words', 'c.page_path'])
    .select(['v.id as visitor_id', 'v.name', 'v.city', 'v.country', 'v.zone', 'v.locale', 'v.practice'])
    .select(['a.id as account_id', 'a.name as account_name', 'a.target'])
    .select(['o.id as owner_id', 'o.name as owner_name', 'o.photo as owner_photo'])
    .leftJoin('transfers as x', 'x.work_item_id', 'w.id')
    .leftJoin('people as f', 'f.id', 'x.from_id')
    .leftJoin('people as t', 't.id', 'x.to_rep_id')
    .select(['x.work_item_id as transfer_id', 'x.to_queue_name', 'x.note'])
    .select(['f.id as from_id', 'f.name as from_name', 'f.photo as from_photo'])
    .select(['t.id as to_id', 't.name as to_name', 't.photo as to_photo'])
    .where('r.rep_id', '=', p('repId'))
    .where('r.state', '=', sql.lit('pending' as const)),
);
