import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Database } from '../../db/schema.ts';

type K = Kysely<Database>;

/** All rows that tell of a visitor, by table; what reps noted among themselves included. Null for nobody, and for who was erased. */
export const readAllOf = async (k: K, visitorId: string) => {
  const visitor = await k
    .selectFrom('visitors as v')
    .innerJoin('sites as s', 's.id', 'v.site_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .selectAll('v')
    .select(['s.name as site_name', 'a.name as company_name'])
    .where('v.id', '=', visitorId)
    .where('v.erased_at', 'is', null)
    .executeTakeFirst();
  if (!visitor) return null;

  const ofVisitor = <T extends 'visits' | 'page_views' | 'visitor_events'>(table: T) =>
    k
      .selectFrom(table as 'visits')
      .selectAll()
      .where('visitor_id', '=', visitorId)
      .orderBy('id')
      .execute() as unknown as ReturnType<SelectQueryBuilder<Database, T, Database[T]>['execute']>;
  const talks = await k
    .selectFrom('conversations as c')
    .leftJoin('people as p', 'p.id', 'c.rep_id')
    .leftJoin('conversation_dispositions as cd', 'cd.conversation_id', 'c.id')
    .leftJoin('dispositions as d', 'd.id', 'cd.disposition_id')
    .selectAll('c')
    .select(['p.name as rep_name', 'd.name as outcome', 'cd.at as outcome_at'])
    .where('c.visitor_id', '=', visitorId)
    .orderBy('c.created_at')
    .execute();
  const ids = talks.map(({ id }) => id);
  // Nobody has rows of no conversation, and the list of ids must not be empty.
  const within = async <Row>(read: (ids: string[]) => Promise<Row[]>): Promise<Row[]> =>
    ids.length === 0 ? [] : read(ids);

  return {
    visitor,
    talks,
    browsers: await k.selectFrom('visitor_aliases').selectAll().where('visitor_id', '=', visitorId).execute(),
    block: await k.selectFrom('blocks').selectAll().where('visitor_id', '=', visitorId).executeTakeFirst(),
    visits: await ofVisitor('visits'),
    pages: await ofVisitor('page_views'),
    told: await ofVisitor('visitor_events'),
    shown: await k.selectFrom('impressions').selectAll().where('visitor_id', '=', visitorId).orderBy('id').execute(),
    steps: await k
      .selectFrom('experience_steps as s')
      .innerJoin('impressions as i', 'i.id', 's.impression_id')
      .selectAll('s')
      .where('i.visitor_id', '=', visitorId)
      .orderBy('s.id')
      .execute(),
    pounces: await k
      .selectFrom('pounces as o')
      .leftJoin('people as p', 'p.id', 'o.rep_id')
      .selectAll('o')
      .select('p.name as rep_name')
      .where('o.visitor_id', '=', visitorId)
      .orderBy('o.id')
      .execute(),
    meetings: await k
      .selectFrom('meetings as m')
      .innerJoin('people as p', 'p.id', 'm.rep_id')
      .selectAll('m')
      .select('p.name as rep_name')
      .where('m.visitor_id', '=', visitorId)
      .orderBy('m.id')
      .execute(),
    waits: await k.selectFrom('work_items').selectAll().where('visitor_id', '=', visitorId).orderBy('id').execute(),
    followUps: await k
      .selectFrom('follow_ups as f')
      .innerJoin('work_items as w', 'w.id', 'f.work_item_id')
      .selectAll('f')
      .select('w.conversation_id')
      .where('w.visitor_id', '=', visitorId)
      .execute(),
    messages: await within((them) =>
      k
        .selectFrom('messages as m')
        .leftJoin('people as p', 'p.id', 'm.sender_id')
        .selectAll('m')
        .select('p.name as rep_name')
        .where('m.conversation_id', 'in', them)
        .orderBy('m.conversation_id')
        .orderBy('m.seq')
        .execute(),
    ),
    notes: await within((them) =>
      k
        .selectFrom('notes as n')
        .innerJoin('people as p', 'p.id', 'n.author_id')
        .selectAll('n')
        .select('p.name as rep_name')
        .where('n.conversation_id', 'in', them)
        .orderBy('n.at')
        .execute(),
    ),
    tags: await within((them) =>
      k
        .selectFrom('conversation_tags as ct')
        .innerJoin('tags as t', 't.id', 'ct.tag_id')
        .select(['ct.conversation_id', 'ct.at', 't.name'])
        .where('ct.conversation_id', 'in', them)
        .orderBy('ct.at')
        .execute(),
    ),
    tasks: await within((them) =>
      k.selectFrom('tasks').selectAll().where('conversation_id', 'in', them).orderBy('created_at').execute(),
    ),
    transfers: await within((them) =>
      k
        .selectFrom('transfers as t')
        .innerJoin('people as p', 'p.id', 't.from_id')
        .leftJoin('people as r', 'r.id', 't.to_rep_id')
        .selectAll('t')
        .select(['p.name as from_name', 'r.name as to_name'])
        .where('t.conversation_id', 'in', them)
        .orderBy('t.created_at')
        .execute(),
    ),
    guests: await within((them) =>
      k
        .selectFrom('conversation_guests as g')
        .innerJoin('people as p', 'p.id', 'g.rep_id')
        .selectAll('g')
        .select('p.name as rep_name')
        .where('g.conversation_id', 'in', them)
        .orderBy('g.asked_at')
        .execute(),
    ),
    calls: await within((them) =>
      k
        .selectFrom('calls as c')
        .innerJoin('people as p', 'p.id', 'c.rep_id')
        .selectAll('c')
        .select('p.name as rep_name')
        .where('c.conversation_id', 'in', them)
        .orderBy('c.started_at')
        .execute(),
    ),
    callReports: await within((them) =>
      k
        .selectFrom('call_reports')
        .selectAll()
        .where('conversation_id', 'in', them)
        .where('side', '=', 'visitor')
        .orderBy('from_at')
        .execute(),
    ),
    demos: await within((them) =>
      k
        .selectFrom('demos as d')
        .innerJoin('people as p', 'p.id', 'd.rep_id')
        .selectAll('d')
        .select('p.name as rep_name')
        .where('d.conversation_id', 'in', them)
        .orderBy('d.started_at')
        .execute(),
    ),
    mails: await k
      .selectFrom('mails')
      .selectAll()
      .where((eb) =>
        eb.or([eb('visitor_id', '=', visitorId), ...(ids.length > 0 ? [eb('conversation_id', 'in', ids)] : [])]),
      )
      .orderBy('created_at')
      .execute(),
    files: await within((them) =>
      k
        .selectFrom('files')
        .selectAll()
        .where('conversation_id', 'in', them)
        .where('state', '=', 'ready')
        .orderBy('created_at')
        .execute(),
    ),
  };
};

/** What `readAllOf` found of somebody. */
export type AllOfPerson = NonNullable<Awaited<ReturnType<typeof readAllOf>>>;
