import type { CallSide } from '../../shared/domain/call.ts';
import type { CallPath } from '../../shared/domain/call-report.ts';
import type { Json, Millis } from './columns.ts';

/** Tables of how calls sounded. */
export interface CallTables {
  /** What one engine measured of a call; the figures are those of its series. */
  call_reports: {
    call_id: string;
    side: CallSide;
    seat: string;
    conversation_id: string;
    from_at: Millis;
    codec: string | null;
    path: CallPath | null;
    reconnects: number;
    good_s: number;
    fair_s: number;
    poor_s: number;
    away_s: number;
    rtt_median: number | null;
    rtt_p95: number | null;
    jitter_median: number | null;
    jitter_p95: number | null;
    loss_median: number | null;
    loss_p95: number | null;
    kbps_median: number | null;
    kbps_p95: number | null;
    series: Json;
  };
}
