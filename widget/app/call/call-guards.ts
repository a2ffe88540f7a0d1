import { id, instant, person } from '../guards/conversation-guards.ts';
import { flag, type Guard, list, literal, nullable, optional, shape, text, variant, whole } from '../guards/shape.ts';
import type { LateGuards } from '../guards/visitor-checks.ts';

const upTo =
  (longest: number): Guard =>
  (value) =>
    typeof value === 'string' && value.length <= longest;
const between =
  (least: number, most: number): Guard =>
  (value) =>
    whole(least)(value) && (value as number) <= most;

const side = literal('visitor', 'rep');
const base = { id, conversationId: id, visitorId: id, rep: person, startedBy: side, startedAt: instant };
const live = { ...base, seats: shape({ visitor: nullable(id), rep: nullable(id) }), joins: whole() };

const call = variant('state', {
  ringing: shape({ ...live, ringsUntil: instant }),
  connecting: shape({ ...live, answeredAt: instant }),
  connected: shape({ ...live, answeredAt: instant, connectedAt: instant }),
  ended: shape({
    ...base,
    endedAt: instant,
    reason: literal('hung_up', 'declined', 'missed', 'canceled', 'failed', 'left'),
    endedBy: nullable(side),
    seconds: whole(),
  }),
});

const sdp = shape({ sdp: upTo(32_000) });
const place = between(1, 10_000);
const generation = between(1, 1_000_000);
const data = variant('type', {
  offer: sdp,
  answer: sdp,
  candidate: shape({
    candidate: shape({
      candidate: upTo(1_000),
      sdpMLineIndex: nullable(between(0, 64)),
      sdpMid: nullable(upTo(64)),
    }),
  }),
  renegotiate: shape({ renegotiate: (value) => value === true }),
  transceiverRequest: shape({ transceiverRequest: shape({ kind: literal('audio', 'video') }) }),
  again: shape({}),
});

const word = { generation, seq: place, data };
const ways = {
  iceServers: list(shape({ urls: list(text), username: optional(text), credential: optional(text) })),
  relayOnly: flag,
};

const answer = shape({ call });

/** Guards of what the router says of calls; a test holds them equal to the schemas of the contract. */
export const callGuards = {
  outputs: {
    'call.start': answer,
    'call.accept': answer,
    'call.rejoin': answer,
    'call.decline': answer,
    'call.connected': answer,
    'call.hang_up': answer,
    'call.signal': shape({}),
    'call.report': shape({}),
    'call.notices': shape({ mayBeHeard: flag }),
    'call.current': shape({ call: nullable(call), vacant: flag }),
    'call.ice': shape(ways),
  },
  pushes: {
    'call.state': shape({ call, opening: optional(shape({ ...ways, signals: list(shape(word)) })) }),
    'call.signal': shape({ callId: id, seat: id, ...word }),
  },
} satisfies LateGuards;
