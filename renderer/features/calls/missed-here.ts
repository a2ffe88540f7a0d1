import type { Call } from '../../../shared/domain/call.ts';

/** A visitor's call that nobody here answered: it stays on the screen until it is put away, since perhaps nobody sat here. */
export const missedHere = (call: Call | null): Extract<Call, { state: 'ended' }> | null =>
  call?.state === 'ended' && call.startedBy === 'visitor' && (call.reason === 'missed' || call.reason === 'canceled')
    ? call
    : null;
