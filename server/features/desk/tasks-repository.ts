import { type Kysely, sql } from 'kysely';
import type { Task } from '../../../shared/domain/desk.ts';
import type { Database, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/tx.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';

type K = Kysely<Database>;

/** A task without a time comes after all others. */
const never = 9_007_199_254_740_991;

const joined = (k: K) =>
  k
    .selectFrom('tasks as t')
    .innerJoin('visitors as v', 'v.id', 't.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .innerJoin('people as o', 'o.id', 't.owner_id')
    .innerJoin('people as b', 'b.id', 't.created_by')
    .selectAll('t')
    .select(['v.name', 'v.city', 'v.country', 'v.practice', 'a.name as company_name'])
    .select(['o.name as owner_name', 'o.photo as owner_photo'])
    .select(['b.name as by_name', 'b.photo as by_photo']);

type Found = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

const toTask = (row: Found): Task => ({
  id: row.id,
  conversationId: row.conversation_id,
  visitor: {
    id: row.visitor_id,
    name: row.name,
    city: row.city,
    country: row.country,
    company: row.company_name,
    ...practiceMarkOf(row),
  },
  title: row.title,
  note: row.note,
  dueAt: row.due_at,
  owner: { id: row.owner_id, name: row.owner_name, photo: row.owner_photo },
  state: row.state,
  doneAt: row.done_at,
  createdBy: { id: row.created_by, name: row.by_name, photo: row.by_photo },
  createdAt: row.created_at,
});

export interface TaskQuery {
  /** Null is everybody's. */
  ownerId: string | null;
  state: 'open' | 'done';
  limit: number;
  after: { at: number; id: string } | null;
}

/** Open tasks, those that are due first before others; or done ones, latest first. */
export const readTasks = async (k: K, { ownerId, state, limit, after }: TaskQuery): Promise<Task[]> => {
  const open = state === 'open';
  const key = open ? sql<number>`coalesce(t.due_at, ${sql.lit(never)})` : sql<number>`t.done_at`;
  let query = joined(k)
    .where('t.state', '=', sql.lit(state))
    .orderBy(key, open ? 'asc' : 'desc')
    .orderBy('t.id', open ? 'asc' : 'desc')
    .limit(limit);
  if (ownerId !== null) query = query.where('t.owner_id', '=', ownerId);
  if (after !== null) {
    const beyond = open ? '>' : '<';
    query = query.where((eb) =>
      eb.or([eb(key, beyond, after.at), eb.and([eb(key, '=', after.at), eb('t.id', beyond, after.id)])]),
    );
  }
  return (await query.execute()).map(toTask);
};

/** The tasks of a conversation: open ones first. */
export const readTasksOf = async (k: K, conversationId: string): Promise<Task[]> =>
  (
    await joined(k)
      .where('t.conversation_id', '=', conversationId)
      .orderBy('t.state', 'desc')
      .orderBy('t.created_at')
      .limit(50)
      .execute()
  ).map(toTask);

export const readTask = async (k: K, id: string): Promise<Task | null> => {
  const row = await joined(k).where('t.id', '=', id).executeTakeFirst();
  return row ? toTask(row) : null;
};

export const taskById = statement<{ id: string }>()('tasks.by_id', (k, p) =>
  k.selectFrom('tasks').selectAll().where('id', '=', p('id')),
);

export const countOpenTasks = async (k: K, ownerId: string): Promise<number> => {
  const { n } = await k
    .selectFrom('tasks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('owner_id', '=', ownerId)
    .where('state', '=', sql.lit('open'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

export const putTask = async (tx: Tx, row: Row<'tasks'>): Promise<void> => {
  const { id: _, ...facts } = row;
  await tx.k
    .insertInto('tasks')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute();
};

export const deleteTask = async (tx: Tx, id: string): Promise<void> => {
  await tx.k.deleteFrom('tasks').where('id', '=', id).execute();
};

/** What is due and whose owner was not told. */
export const dueTasks = statement<{ now: number }>()('tasks.due', (k, p) =>
  k
    .selectFrom('tasks')
    .selectAll()
    .where('state', '=', sql.lit('open'))
    .where('told_at', 'is', null)
    .where('due_at', '<=', p('now'))
    .orderBy('due_at'),
);

export const nextTask = statement<Record<string, never>>()('tasks.next', (k) =>
  k
    .selectFrom('tasks')
    .select('due_at')
    .where('state', '=', sql.lit('open'))
    .where('told_at', 'is', null)
    .where('due_at', '>', sql.lit(0))
    .orderBy('due_at')
    .limit(1),
);

export const setTold = statement<{ id: string; at: number }>()('tasks.set_told', (k, p) =>
  k
    .updateTable('tasks')
    .set({ told_at: p('at') })
    .where('id', '=', p('id')),
);
