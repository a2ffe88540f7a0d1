import { type Kysely, sql } from 'kysely';
import type { PersonRef } from '../../../../shared/domain/person.ts';
import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import type { Database } from '../../../db/schema.ts';
import { statement } from '../../../db/statement.ts';

type K = Kysely<Database>;

export const insertRef = statement<{ conversationId: string; seq: number }>()('routing_refs.insert', (k, p) =>
  k.insertInto('routing_refs').values({ conversation_id: p('conversationId'), seq: p('seq') }),
);

/** Steps of a conversation that are told, the latest ones: who waited for hours was looked at more often than anybody reads. */
export const stepsTold = 300;

/** Somebody who saves more often than that while a visitor waits gets older names for some rules. */
const plansRead = 20;

/** The latest steps that decided on a conversation, newest first, and one more than is told. */
export const stepsOfConversation = statement<{ conversationId: string }>()('routing_refs.steps', (k, p) =>
  k
    .selectFrom('routing_refs as r')
    .innerJoin('events as e', (join) => join.onRef('e.seq', '=', 'r.seq').on('e.stream', '=', sql.lit('routing')))
    .select(['e.seq', 'e.at', 'e.data'])
    .where('r.conversation_id', '=', p('conversationId'))
    .orderBy('r.seq', 'desc')
    .limit(sql.lit(stepsTold + 1)),
);

/** All work items of a conversation. */
export const readItemIds = async (k: K, conversationId: string): Promise<string[]> => {
  const rows = await k.selectFrom('work_items').select('id').where('conversation_id', '=', conversationId).execute();
  return rows.map(({ id }) => id);
};

/** People by id, whether they still work here or not. */
export const readNames = async (k: K, ids: readonly string[]): Promise<Map<string, PersonRef>> => {
  if (ids.length === 0) return new Map();
  const rows = await k
    .selectFrom('people')
    .select(['id', 'name', 'photo'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** The plans that held at some moment of a stretch of time, oldest first. */
export const readPlans = async (k: K, from: number, to: number): Promise<RoutingPlan[]> => {
  const plans = k.selectFrom('routing_plans').select(['version', 'plan']).orderBy('version', 'desc');
  const before = await plans.where('saved_at', '<=', from).limit(1).execute();
  const within = await plans.where('saved_at', '>', from).where('saved_at', '<=', to).limit(plansRead).execute();
  return [...before, ...within.reverse()].map(({ plan }) => JSON.parse(plan) as RoutingPlan);
};
