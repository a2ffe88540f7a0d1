import type { Generated } from 'kysely';
import type { CallSide } from '../../shared/domain/call.ts';
import type { CallPath } from '../../shared/domain/call-report.ts';
import type { MonitorEnd } from '../../shared/domain/monitor.ts';
import type { Flag, Json, Millis } from './columns.ts';

/** Tables of how calls sounded, and who listened. */
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
  /** A manager who listened to a call. */
  call_monitors: {
    id: string;
    call_id: string;
    rep_id: string;
    manager_id: string;
    /** The session by which the manager listens: with it goes the right to. */
    session_id: string;
    manager_seat: string;
    rep_seat: string;
    state: 'live' | 'ended';
    /** How often another window of the rep took the call over. */
    joins: Generated<number>;
    whispering: Generated<Flag>;
    /** When the manager could be heard by the rep for the first time. */
    whispered_at: Millis | null;
    started_at: Millis;
    ended_at: Millis | null;
    end_reason: MonitorEnd | null;
  };
}
