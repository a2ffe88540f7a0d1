import type { Call, LiveCall } from '../../../shared/domain/call.ts';
import type { Tx } from '../../db/tx.ts';
import { type CallRow, saveCall } from './call-repository.ts';

/** A call as its row tells it. */
export const toCall = (row: CallRow): Call => {
  const base = {
    id: row.id,
    conversationId: row.conversation_id,
    visitorId: row.visitor_id,
    rep: { id: row.rep_id, name: row.rep_name, photo: row.rep_photo },
    startedBy: row.started_by,
    startedAt: row.started_at,
  };
  const seats = { visitor: row.visitor_seat, rep: row.rep_seat };
  const { joins } = row;
  const answeredAt = row.answered_at ?? row.started_at;
  switch (row.state) {
    case 'ringing':
      return { ...base, seats, joins, state: 'ringing', ringsUntil: row.rings_until };
    case 'connecting':
      return { ...base, seats, joins, state: 'connecting', answeredAt };
    case 'connected':
      return { ...base, seats, joins, state: 'connected', answeredAt, connectedAt: row.connected_at ?? answeredAt };
    case 'ended':
      return {
        ...base,
        state: 'ended',
        endedAt: row.ended_at ?? row.started_at,
        reason: row.end_reason ?? 'failed',
        endedBy: row.ended_by,
        seconds: row.seconds,
      };
  }
};

/** Brings the row up to what the call moved to; `from` is the call before. */
export const saveMove = async (tx: Tx, from: LiveCall, to: Call): Promise<void> => {
  const live = to.state === 'ended' ? from : to;
  const over = to.state === 'ended' ? to : null;
  await tx.run(saveCall, {
    id: to.id,
    state: to.state,
    visitor_seat: live.seats.visitor,
    rep_seat: live.seats.rep,
    joins: live.joins,
    answered_at: live.state === 'ringing' ? null : live.answeredAt,
    connected_at: live.state === 'connected' ? live.connectedAt : null,
    ended_at: over?.endedAt ?? null,
    end_reason: over?.reason ?? null,
    ended_by: over?.endedBy ?? null,
    seconds: over?.seconds ?? 0,
  });
};
