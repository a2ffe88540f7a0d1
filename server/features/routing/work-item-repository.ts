import { type Kysely, sql } from 'kysely';
import { noFacts } from '../../../shared/domain/routing-facts.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { ItemFacts, Outcome } from './engine/entities.ts';
import type { StoredItem } from './engine/stored.ts';

type ItemRow = Row<'work_items'>;
type ItemParams = NewRow<'work_items'> & Record<string, unknown>;

const lit = <T extends string>(text: T) => sql.lit(text);
const live = [lit('pending' as const), lit('reserved' as const), lit('assigned' as const), lit('wrapping' as const)];
const held = [lit('assigned' as const), lit('wrapping' as const)];

/** The row of an item, all of it. */
export const toItemRow = (item: StoredItem): ItemRow => ({
  id: item.id,
  conversation_id: item.conversationId,
  visitor_id: item.visitorId,
  kind: item.kind,
  state: item.state,
  priority: item.priority,
  rep_id: item.repId,
  continues_id: item.continuesId,
  waiting_since: item.waitingSince,
  routing_facts: JSON.stringify(item.facts),
  rule_id: item.ruleId,
  stage_no: item.stage,
  stage_until: item.stageUntil,
  overflow_at: item.overflowAt,
  retry_at: item.retryAt,
  attempts: item.attempts,
  round: item.round,
  created_at: item.createdAt,
  assigned_at: item.assignedAt,
  started_at: item.startedAt,
  nudged_at: item.nudgedAt,
  unanswered_due: item.unansweredDue,
  called: item.called ? 1 : 0,
  heard_at: item.heardAt,
  dormant_at: item.dormantAt,
  hold_until: item.holdUntil,
  wrap_until: item.wrapUntil,
  ended_at: item.endedAt,
  booker_shown_at: item.bookerShownAt,
  booked_at: item.bookedAt,
  rep_was_eligible: item.wasOffered ? 1 : 0,
  outcome: item.outcome?.kind ?? null,
  outcome_reason: item.outcome?.reason ?? null,
  outcome_at: item.outcome?.at ?? null,
  outcome_rep_id: item.outcome?.repId ?? null,
  waited_ms: item.outcome?.waitedMs ?? null,
});

const toOutcome = (row: ItemRow): Outcome | null =>
  row.outcome === null
    ? null
    : {
        kind: row.outcome,
        reason: row.outcome_reason,
        at: row.outcome_at ?? 0,
        repId: row.outcome_rep_id,
        waitedMs: row.waited_ms ?? 0,
      };

/** An item from before there was a plan knows the owner only. */
const toFacts = (text: string): ItemFacts => {
  const facts = JSON.parse(text) as ItemFacts & { ownerId?: string | null };
  return facts.visitor ? facts : { ...facts, visitor: { ...noFacts, ownerId: facts.ownerId ?? null } };
};

const toItem = (row: ItemRow): StoredItem => ({
  id: row.id,
  conversationId: row.conversation_id,
  visitorId: row.visitor_id,
  kind: row.kind,
  priority: row.priority,
  waitingSince: row.waiting_since,
  createdAt: row.created_at,
  continuesId: row.continues_id,
  facts: toFacts(row.routing_facts),
  state: row.state,
  ruleId: row.rule_id,
  stage: row.stage_no,
  stageUntil: row.stage_until,
  overflowAt: row.overflow_at,
  retryAt: row.retry_at,
  attempts: row.attempts,
  round: row.round,
  wasOffered: row.rep_was_eligible === 1,
  repId: row.rep_id,
  assignedAt: row.assigned_at,
  startedAt: row.started_at,
  nudgedAt: row.nudged_at,
  unansweredDue: row.unanswered_due,
  called: row.called === 1,
  heardAt: row.heard_at,
  dormantAt: row.dormant_at,
  holdUntil: row.hold_until,
  wrapUntil: row.wrap_until,
  endedAt: row.ended_at,
  bookerShownAt: row.booker_shown_at,
  bookedAt: row.booked_at,
  outcome: toOutcome(row),
});

export const insertItem = statement<ItemParams>()('work_items.insert', (k, p) =>
  k.insertInto('work_items').values({
    id: p('id'),
    conversation_id: p('conversation_id'),
    visitor_id: p('visitor_id'),
    kind: p('kind'),
    state: p('state'),
    priority: p('priority'),
    rep_id: p('rep_id'),
    continues_id: p('continues_id'),
    waiting_since: p('waiting_since'),
    routing_facts: p('routing_facts'),
    rule_id: p('rule_id'),
    stage_no: p('stage_no'),
    stage_until: p('stage_until'),
    overflow_at: p('overflow_at'),
    retry_at: p('retry_at'),
    attempts: p('attempts'),
    round: p('round'),
    created_at: p('created_at'),
    assigned_at: p('assigned_at'),
    started_at: p('started_at'),
    nudged_at: p('nudged_at'),
    unanswered_due: p('unanswered_due'),
    called: p('called'),
    heard_at: p('heard_at'),
    dormant_at: p('dormant_at'),
    hold_until: p('hold_until'),
    wrap_until: p('wrap_until'),
    ended_at: p('ended_at'),
    booker_shown_at: p('booker_shown_at'),
    booked_at: p('booked_at'),
    rep_was_eligible: p('rep_was_eligible'),
    outcome: p('outcome'),
    outcome_reason: p('outcome_reason'),
    outcome_at: p('outcome_at'),
    outcome_rep_id: p('outcome_rep_id'),
    waited_ms: p('waited_ms'),
  }),
);

export const saveItem = statement<ItemRow & Record<string, unknown>>()('work_items.save', (k, p) =>
  k
    .updateTable('work_items')
    .set({
      state: p('state'),
      rep_id: p('rep_id'),
      priority: p('priority'),
      rule_id: p('rule_id'),
      stage_no: p('stage_no'),
      stage_until: p('stage_until'),
      overflow_at: p('overflow_at'),
      retry_at: p('retry_at'),
      attempts: p('attempts'),
      round: p('round'),
      assigned_at: p('assigned_at'),
      started_at: p('started_at'),
      nudged_at: p('nudged_at'),
      unanswered_due: p('unanswered_due'),
      called: p('called'),
      heard_at: p('heard_at'),
      dormant_at: p('dormant_at'),
      hold_until: p('hold_until'),
      wrap_until: p('wrap_until'),
      ended_at: p('ended_at'),
      booker_shown_at: p('booker_shown_at'),
      booked_at: p('booked_at'),
      rep_was_eligible: p('rep_was_eligible'),
      outcome: p('outcome'),
      outcome_reason: p('outcome_reason'),
      outcome_at: p('outcome_at'),
      outcome_rep_id: p('outcome_rep_id'),
      waited_ms: p('waited_ms'),
    })
    .where('id', '=', p('id')),
);

/** What items take of a rep's capacity: a call more than anybody has, a dormant chat nothing. */
const heldWeight = sql<number>`coalesce(sum(case when w.kind = 'call' then 1000 when w.dormant_at is null then 1 else 0 end), 0)`;

/** Gives a waiting item to a rep who has room; writes no row where another was faster or the room is gone. */
export const claimItem = statement<{
  id: string;
  repId: string;
  reservationId: string;
  at: number;
  capacity: number;
}>()('work_items.claim', (k, p) =>
  k
    .updateTable('work_items')
    .set({
      state: lit('assigned' as const),
      rep_id: p('repId'),
      assigned_at: p('at'),
      heard_at: p('at'),
      stage_until: sql.lit(null),
      retry_at: sql.lit(null),
    })
    .where('id', '=', p('id'))
    .where('state', 'in', [lit('pending' as const), lit('reserved' as const)])
    .where(
      (eb) =>
        eb(
          eb
            .selectFrom('work_items as w')
            .select(heldWeight.as('n'))
            .where('w.rep_id', '=', p('repId'))
            .where('w.state', 'in', held),
          '+',
          eb
            .selectFrom('reservations as r')
            .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
            .select(heldWeight.as('n'))
            .where('r.rep_id', '=', p('repId'))
            .where('r.state', '=', lit('pending' as const))
            .where('r.sole', '=', sql.lit(1))
            .where('r.id', '<>', p('reservationId')),
        ),
      '<',
      p('capacity'),
    ),
);

/** The items that are not over, for the engine's memory. */
export const readLiveItems = async (k: Kysely<Database>): Promise<StoredItem[]> => {
  const rows = await k.selectFrom('work_items').selectAll().where('state', 'in', live).execute();
  return rows.map(toItem);
};
