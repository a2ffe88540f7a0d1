import * as z from 'zod';
import { CallRecord, CallReport } from '../domain/call-report.ts';
import { Id } from '../domain/scalars.ts';
import { request } from './contract.ts';

/** What either side tells of how a call sounded. */
export const callReportRequests = {
  /**
   * All that an engine measured of its call so far; each one takes the place of the one before. While the call runs and up to
   * ten minutes after. `conflict`, `detail.why`: `elsewhere` (another engine has it), `ended` (too long ago).
   */
  'call.report': request(CallReport.extend({ callId: Id, seat: Id }), z.object({})),
} as const;

/** What visitors ask of their calls' surroundings. */
export const callNoticeRequests = {
  /** Whether they are to be told that a colleague may listen in. */
  'call.notices': request(z.object({}), z.object({ mayBeHeard: z.boolean() })),
} as const;

/** What reps read of how a call sounded. */
export const callRecordRequests = {
  'call.record': request(z.object({ callId: Id }), z.object({ record: CallRecord })),
} as const;
