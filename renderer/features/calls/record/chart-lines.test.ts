import { expect, it } from 'vitest';
import type { CallRecord } from '../../../../shared/domain/call-report.ts';
import { lengthOf, linesOf, roundTop } from './chart-lines.ts';

const part = (from: number, rtt: (number | null)[]) => ({
  from,
  codec: 'opus',
  path: 'direct_udp' as const,
  reconnects: 0,
  seconds: { good: 0, fair: 0, poor: 0, away: 0 },
  series: { stepS: 2, rtt, jitter: rtt, loss: rtt, kbps: rtt },
});
const none = { rtt: null, jitter: null, loss: null, kbps: null };
const record: CallRecord = {
  callId: 'a',
  conversationId: 'b',
  visitorId: 'd',
  rep: { id: 'c', name: 'Ada Lind', photo: null },
  startedBy: 'rep',
  startedAt: 90_000,
  connectedAt: 100_000,
  endedAt: 130_000,
  reason: 'hung_up',
  endedBy: 'rep',
  seconds: 30,
  listeners: [],
  sides: [
    { side: 'visitor', parts: [part(100_000, [10, null, null, 30]), part(120_000, [5])], ...none },
    { side: 'rep', parts: [part(99_000, [40, 50])], ...none },
  ],
};

it('draws each part where it was, broken where nothing came through', () => {
  expect(linesOf(record, 'rtt')).toEqual([
    { side: 'visitor', stretches: [[[0, 10]], [[6, 30]], [[20, 5]]] },
    {
      side: 'rep',
      stretches: [
        [
          [0, 40],
          [2, 50],
        ],
      ],
    },
  ]);
  expect(linesOf(record, 'loss')[1]?.stretches).toEqual([
    [
      [0, 4],
      [2, 5],
    ],
  ]);
});

it('is as long as the call, or as what was measured of one that runs', () => {
  expect(lengthOf(record)).toBe(30);
  expect(lengthOf({ ...record, seconds: 0 })).toBe(22);
});

it.each([
  [0, 10, 10],
  [12, 10, 20],
  [47, 10, 50],
  [73, 10, 100],
  [1_200, 10, 2_000],
])('ends the scale of %i at a round number', (highest, least, top) => {
  expect(roundTop(highest, least)).toBe(top);
});
