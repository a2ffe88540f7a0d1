import type { Kysely } from 'kysely';
import type { CallSide } from '../../../shared/domain/call.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

type ReportRow = Row<'call_reports'>;
type Told = Omit<ReportRow, 'call_id' | 'side' | 'seat' | 'conversation_id' | 'from_at'>;

export const reportsOfSide = statement<{ callId: string; side: CallSide }>()('call_reports.of_side', (k, p) =>
  k.selectFrom('call_reports').select('seat').where('call_id', '=', p('callId')).where('side', '=', p('side')),
);

/** Keeps what an engine told; a later word takes the place of an earlier one, but for when it began. */
export const keepReport = statement<NewRow<'call_reports'> & Told & Record<string, unknown>>()(
  'call_reports.keep',
  (k, p) => {
    const told = {
      codec: p('codec'),
      path: p('path'),
      reconnects: p('reconnects'),
      good_s: p('good_s'),
      fair_s: p('fair_s'),
      poor_s: p('poor_s'),
      away_s: p('away_s'),
      rtt_median: p('rtt_median'),
      rtt_p95: p('rtt_p95'),
      jitter_median: p('jitter_median'),
      jitter_p95: p('jitter_p95'),
      loss_median: p('loss_median'),
      loss_p95: p('loss_p95'),
      kbps_median: p('kbps_median'),
      kbps_p95: p('kbps_p95'),
      series: p('series'),
    };
    return k
      .insertInto('call_reports')
      .values({
        call_id: p('call_id'),
        side: p('side'),
        seat: p('seat'),
        conversation_id: p('conversation_id'),
        from_at: p('from_at'),
        ...told,
      })
      .onConflict((conflict) => conflict.columns(['call_id', 'side', 'seat']).doUpdateSet(told));
  },
);

/** What was told of a call, in the order in which the engines had it. */
export const readReports = (k: Kysely<Database>, callId: string): Promise<ReportRow[]> =>
  k.selectFrom('call_reports').selectAll().where('call_id', '=', callId).orderBy('from_at').orderBy('seat').execute();
