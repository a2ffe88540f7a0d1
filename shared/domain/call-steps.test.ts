import { describe, expect, it } from 'vitest';
import { Call, type LiveCall } from './call.ts';
import { answerCall, connectCall, endCall, hangUpReason, ringMs } from './call-steps.ts';

const id = '0190163d-8694-739b-aea5-966c26f8ad90';
const seat = '0190163d-8694-739b-aea5-966c26f8ad91';
const other = '0190163d-8694-739b-aea5-966c26f8ad92';
const at = 1_800_000_000_000;

const ringing: LiveCall = {
  id,
  conversationId: id,
  visitorId: id,
  rep: { id, name: 'Ada Lind', photo: null },
  startedBy: 'rep',
  startedAt: at,
  seats: { visitor: null, rep: seat },
  joins: 0,
  state: 'ringing',
  ringsUntil: at + ringMs,
};

describe('a call', () => {
  it('is answered by the called side, has sound, and ends with its length', () => {
    const answered = answerCall(ringing, other, at + 4_000);
    expect(answered).toMatchObject({ state: 'connecting', seats: { rep: seat, visitor: other } });
    expect('ringsUntil' in answered).toBe(false);
    const connected = connectCall(answered, at + 5_000);
    expect(connected).toMatchObject({ state: 'connected', connectedAt: at + 5_000 });
    const ended = endCall(connected, { reason: 'hung_up', by: 'visitor', at: at + 139_400 });
    expect(ended).toMatchObject({ state: 'ended', reason: 'hung_up', endedBy: 'visitor', seconds: 134 });
    expect('seats' in ended).toBe(false);
    for (const call of [ringing, answered, connected, ended]) expect(Call.safeParse(call).success).toBe(true);
  });

  it('is answered once: a second answer and a late sound change nothing', () => {
    const answered = answerCall(ringing, other, at);
    expect(answerCall(answered, seat, at + 1)).toBe(answered);
    expect(connectCall(ringing, at)).toBe(ringing);
    const connected = connectCall(answered, at);
    expect(connectCall(connected, at + 9_000)).toBe(connected);
  });

  it('counts a join where another engine answers than the one to which the way was opened while it rang', () => {
    expect(answerCall(ringing, other, at, other)).toMatchObject({ joins: 0, seats: { visitor: other } });
    expect(answerCall(ringing, other, at, null).joins).toBe(0);
    expect(answerCall(ringing, other, at, id)).toMatchObject({ joins: 1, seats: { visitor: other } });
  });

  it('that was heard for a moment only has a length: nobody reads that it was not answered', () => {
    const connected = connectCall(answerCall(ringing, other, at), at);
    expect(endCall(connected, { reason: 'hung_up', by: 'rep', at: at + 300 }).seconds).toBe(1);
  });

  it('that never had a sound has no length', () => {
    expect(endCall(ringing, { reason: 'missed', by: null, at: at + ringMs }).seconds).toBe(0);
    expect(endCall(answerCall(ringing, other, at), { reason: 'failed', by: 'rep', at: at + 60_000 }).seconds).toBe(0);
  });

  it('that is hung up means what it means for who does it', () => {
    expect(hangUpReason(ringing, 'rep')).toBe('canceled');
    expect(hangUpReason(ringing, 'visitor')).toBe('declined');
    expect(hangUpReason(answerCall(ringing, other, at), 'visitor')).toBe('hung_up');
  });
});
