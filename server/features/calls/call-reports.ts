import { type CallSide, callSides } from '../../../shared/domain/call.ts';
import { type CallRecord, CallReport, type CallSideRecord } from '../../../shared/domain/call-report.ts';
import { spreadOf } from '../../../shared/domain/call-series.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Row } from '../../db/schema.ts';
import type { Actor, RepActor } from '../actor.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { keepReport, readReports, reportsOfSide } from './call-report-repository.ts';
import { callById } from './call-repository.ts';
import { readListeners } from './monitor-repository.ts';

/** So long after its end the last word of a call is taken. */
const lastWordMs = 10 * 60_000;
/** A side that is loaded anew for ever fills no table. */
const mostParts = 20;

const measures = ['rtt', 'jitter', 'loss', 'kbps'] as const;

const spread = (parts: readonly CallReport[], measure: (typeof measures)[number]) =>
  spreadOf(
    parts.flatMap(({ series }) =>
      series[measure].flatMap((value) => (value === null ? [] : [{ value, weight: series.stepS }])),
    ),
  );

const figuresOf = (report: CallReport) => {
  const [rtt, jitter, loss, kbps] = measures.map((measure) => spread([report], measure));
  return {
    codec: report.codec,
    path: report.path,
    reconnects: report.reconnects,
    good_s: report.seconds.good,
    fair_s: report.seconds.fair,
    poor_s: report.seconds.poor,
    away_s: report.seconds.away,
    rtt_median: rtt?.median ?? null,
    rtt_p95: rtt?.p95 ?? null,
    jitter_median: jitter?.median ?? null,
    jitter_p95: jitter?.p95 ?? null,
    loss_median: loss?.median ?? null,
    loss_p95: loss?.p95 ?? null,
    kbps_median: kbps?.median ?? null,
    kbps_p95: kbps?.p95 ?? null,
    series: JSON.stringify(report.series),
  };
};

const toPart = (row: Row<'call_reports'>): CallSideRecord['parts'][number] => ({
  from: row.from_at,
  codec: row.codec,
  path: row.path,
  reconnects: row.reconnects,
  seconds: { good: row.good_s, fair: row.fair_s, poor: row.poor_s, away: row.away_s },
  series: CallReport.shape.series.parse(JSON.parse(row.series)),
});

const sideOf = (side: CallSide, rows: readonly Row<'call_reports'>[]): CallSideRecord => {
  const parts = rows.filter((row) => row.side === side).map(toPart);
  const of = (measure: (typeof measures)[number]) => spread(parts, measure);
  return { side, parts, rtt: of('rtt'), jitter: of('jitter'), loss: of('loss'), kbps: of('kbps') };
};

/** How calls sounded, as their engines tell it: kept while the conversation is, and read by whoever may read that one. */
export const createCallReports = ({ store }: Pick<Core, 'store'>, conversations: Pick<Conversations, 'find'>) => ({
  report: (
    actor: Actor,
    { callId, seat, ...report }: CallReport & { callId: string; seat: string },
  ): Promise<Result<Record<string, never>>> =>
    store.run(async (tx) => {
      const row = await tx.get(callById, { id: callId });
      if (!row || !can(actor, 'call.report', { visitorId: row.visitor_id, repId: row.rep_id })) {
        return fail('not_found', 'no such call');
      }
      const side = actor.kind;
      const held = side === 'rep' ? row.rep_seat : row.visitor_seat;
      if (held !== seat) return fail('conflict', 'another engine has it', { why: 'elsewhere' });
      if (row.ended_at !== null && tx.now - row.ended_at > lastWordMs) {
        return fail('conflict', 'the call ended long ago', { why: 'ended' });
      }
      const parts = await tx.all(reportsOfSide, { callId, side });
      if (parts.length >= mostParts && !parts.some((known) => known.seat === seat)) return ok({});
      const lasted = report.series.rtt.length * report.series.stepS * 1_000;
      await tx.run(keepReport, {
        call_id: callId,
        side,
        seat,
        conversation_id: row.conversation_id,
        from_at: Math.max(row.answered_at ?? row.started_at, (row.ended_at ?? tx.now) - lasted),
        ...figuresOf(report),
      });
      return ok({});
    }),

  record: (actor: RepActor, callId: string): Promise<Result<{ record: CallRecord }>> =>
    store.run(async (tx) => {
      const row = await tx.get(callById, { id: callId });
      const talk = row && (await conversations.find(tx, row.conversation_id));
      if (!talk || !can(actor, 'call.record', belongsOf(talk))) return fail('not_found', 'no such call');
      const rows = await readReports(tx.k, callId);
      const listeners = await readListeners(tx.k, callId);
      return ok({
        record: {
          callId,
          conversationId: row.conversation_id,
          visitorId: row.visitor_id,
          rep: { id: row.rep_id, name: row.rep_name, photo: row.rep_photo },
          startedBy: row.started_by,
          startedAt: row.started_at,
          connectedAt: row.connected_at,
          endedAt: row.ended_at,
          reason: row.end_reason,
          endedBy: row.ended_by,
          seconds: row.seconds,
          sides: callSides.map((side) => sideOf(side, rows)),
          listeners: listeners.map((one) => ({
            id: one.id,
            manager: { id: one.manager_id, name: one.manager_name, photo: one.manager_photo },
            from: one.started_at,
            to: one.ended_at,
            whispered: one.whispered_at !== null,
          })),
        },
      });
    }),
});

export type CallReports = ReturnType<typeof createCallReports>;
