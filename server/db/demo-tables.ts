import type { Generated } from 'kysely';
import type { CallSide } from '../../shared/domain/call.ts';
import type { DemoEnd } from '../../shared/domain/demo.ts';
import type { Millis } from './columns.ts';

/** Tables of what reps show. */
export interface DemoTables {
  demos: {
    id: string;
    conversation_id: string;
    visitor_id: string;
    rep_id: string;
    /** The call in which it is shown. */
    call_id: string | null;
    state: 'asked' | 'running' | 'ended';
    /** The tab or window of each side that has the demo; the visitor's is null until they watch. */
    visitor_seat: string | null;
    rep_seat: string;
    /** How often another tab of the visitor took the picture over. */
    joins: Generated<number>;
    started_at: Millis;
    asks_until: Millis;
    accepted_at: Millis | null;
    ended_at: Millis | null;
    end_reason: DemoEnd | null;
    ended_by: CallSide | null;
    seconds: number;
  };
}
