import { type Kysely, sql } from 'kysely';
import type { PersonRef, Role } from '../../../shared/domain/person.ts';
import type { Database, NewRow } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

const statusColumns = ['statuses.name', 'statuses.icon', 'statuses.accepts', 'statuses.away'] as const;

/** What is known of a person's presence; nothing but the person where they never showed any. */
export const presenceOfPerson = statement<{ id: string }>()('presence.of_person', (k, p) =>
  k
    .selectFrom('people')
    .leftJoin('presence', 'presence.rep_id', 'people.id')
    .leftJoin('statuses', 'statuses.id', 'presence.status_id')
    .selectAll('presence')
    .select(['people.id', 'people.active'])
    .select([...statusColumns])
    .where('people.id', '=', p('id')),
);

/** The same of everybody. */
export const readEverybody = (k: Kysely<Database>) =>
  k
    .selectFrom('people')
    .leftJoin('presence', 'presence.rep_id', 'people.id')
    .leftJoin('statuses', 'statuses.id', 'presence.status_id')
    .selectAll('presence')
    .select(['people.id', 'people.active'])
    .select([...statusColumns])
    .execute();

export interface TeamPerson extends PersonRef {
  role: Role;
}

/** The active people, for the team. */
export const readTeam = (k: Kysely<Database>): Promise<TeamPerson[]> =>
  k
    .selectFrom('people')
    .select(['id', 'name', 'photo', 'role'])
    .where('active', '=', 1)
    .orderBy('name')
    .orderBy('id')
    .execute();

export const savePresence = statement<NewRow<'presence'> & Record<string, unknown>>()('presence.save', (k, p) => {
  const set = {
    status: p('status'),
    since: p('since'),
    connection: p('connection'),
    connection_since: p('connection_since'),
    misses_in_a_row: p('misses_in_a_row'),
    last_assigned_at: p('last_assigned_at'),
    machine: p('machine'),
    reason: p('reason'),
    set_by: p('set_by'),
    note: p('note'),
    status_id: p('status_id'),
  };
  return k
    .insertInto('presence')
    .values({ rep_id: p('rep_id'), ...set })
    .onConflict((conflict) => conflict.column('rep_id').doUpdateSet(set));
});

/** Counts what happened to the rep's offers. It locks the rep's row, so that two claims of one rep come one after the other. */
export const tallyPresence = statement<{ repId: string; misses: number; lastAssignedAt: number | null }>()(
  'presence.tally',
  (k, p) =>
    k
      .updateTable('presence')
      .set({ misses_in_a_row: p('misses'), last_assigned_at: p('lastAssignedAt') })
      .where('rep_id', '=', p('repId')),
);

export const endSpan = statement<{ repId: string; at: number }>()('presence_spans.end', (k, p) =>
  k
    .updateTable('presence_spans')
    .set({ to_at: p('at') })
    .where('rep_id', '=', p('repId'))
    .where('to_at', 'is', sql.lit(null)),
);

export const beginSpan = statement<Omit<NewRow<'presence_spans'>, 'to_at'> & Record<string, unknown>>()(
  'presence_spans.begin',
  (k, p) =>
    k.insertInto('presence_spans').values({
      id: p('id'),
      rep_id: p('rep_id'),
      status: p('status'),
      connection: p('connection'),
      reason: p('reason'),
      set_by: p('set_by'),
      note: p('note'),
      status_name: p('status_name'),
      status_icon: p('status_icon'),
      from_at: p('from_at'),
      to_at: sql.lit(null),
    }),
);
