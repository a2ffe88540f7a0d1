import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';

type K = Kysely<Database>;

/** All rows that tell of a visitor, as they stand, by table; what reps noted among themselves included. */
export const readAllOf = async (k: K, visitorId: string) => {
  const ofVisitor = <T extends 'visits' | 'page_views' | 'pounces' | 'meetings' | 'impressions'>(table: T) =>
    k
      .selectFrom(table as 'visits')
      .selectAll()
      .where('visitor_id', '=', visitorId)
      .orderBy('id')
      .execute();
  const visitor = await k
    .selectFrom('visitors as v')
    .innerJoin('sites as s', 's.id', 'v.site_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .select([
      'v.id',
      's.name as site',
      'v.name',
      'v.email',
      'v.locale',
      'v.zone',
      'v.city',
      'v.country',
      'v.device',
      'a.name as company',
      'v.visits',
      'v.first_seen_at',
      'v.last_seen_at',
      'v.no_mail',
    ])
    .where('v.id', '=', visitorId)
    .where('v.erased_at', 'is', null)
    .executeTakeFirst();
  if (!visitor) return null;
  const conversations = await k
    .selectFrom('conversations')
    .select(['id', 'page_path', 'words', 'created_at', 'closed_at', 'close_reason'])
    .where('visitor_id', '=', visitorId)
    .orderBy('created_at')
    .execute();
  const ids = conversations.map(({ id }) => id);
  // Nobody has rows of no conversation, and the list of ids must not be empty.
  const within = async <Row>(read: (ids: string[]) => Promise<Row[]>): Promise<Row[]> =>
    ids.length === 0 ? [] : read(ids);
  return {
    visitor,
    visits: await ofVisitor('visits'),
    page_views: await ofVisitor('page_views'),
    impressions: await ofVisitor('impressions'),
    pounces: await ofVisitor('pounces'),
    meetings: await ofVisitor('meetings'),
    conversations,
    messages: await within((them) =>
      k
        .selectFrom('messages as m')
        .leftJoin('people as p', 'p.id', 'm.sender_id')
        .select(['m.conversation_id', 'm.seq', 'm.sender_kind', 'p.name as sender', 'm.text', 'm.at', 'm.edited_at'])
        .where('m.conversation_id', 'in', them)
        .orderBy('m.conversation_id')
        .orderBy('m.seq')
        .execute(),
    ),
    notes: await within((them) =>
      k
        .selectFrom('notes')
        .select(['conversation_id', 'text', 'at'])
        .where('conversation_id', 'in', them)
        .orderBy('at')
        .execute(),
    ),
    tasks: await within((them) =>
      k
        .selectFrom('tasks')
        .select(['conversation_id', 'title', 'note', 'created_at', 'due_at'])
        .where('conversation_id', 'in', them)
        .orderBy('created_at')
        .execute(),
    ),
    calls: await within((them) =>
      k
        .selectFrom('calls')
        .select(['conversation_id', 'started_by', 'started_at', 'connected_at', 'ended_at', 'end_reason'])
        .where('conversation_id', 'in', them)
        .orderBy('started_at')
        .execute(),
    ),
    mails: await within((them) =>
      k
        .selectFrom('mails')
        .select(['conversation_id', 'kind', 'to_address', 'subject', 'state', 'created_at'])
        .where('conversation_id', 'in', them)
        .orderBy('created_at')
        .execute(),
    ),
    files: await within((them) =>
      k
        .selectFrom('files')
        .select(['id', 'conversation_id', 'owner_kind', 'name', 'type', 'bytes', 'stored_as', 'created_at'])
        .where('conversation_id', 'in', them)
        .where('state', '=', 'ready')
        .orderBy('created_at')
        .execute(),
    ),
  };
};
