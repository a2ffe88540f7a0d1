import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Turn } from './engine/step-context.ts';

/** Notes where a rep had their last turn in a queue. */
export const saveTurn = statement<{ queueId: string; repId: string; place: number }>()('routing_turns.save', (k, p) =>
  k
    .insertInto('routing_turns')
    .values({ queue_id: p('queueId'), rep_id: p('repId'), place: p('place') })
    .onConflict((conflict) => conflict.columns(['queue_id', 'rep_id']).doUpdateSet({ place: p('place') })),
);

/** All turns, for the engine's memory. */
export const readTurns = async (k: Kysely<Database>): Promise<Turn[]> => {
  const rows = await k.selectFrom('routing_turns').selectAll().execute();
  return rows.map((row) => ({ queueId: row.queue_id, repId: row.rep_id, place: Number(row.place) }));
};
