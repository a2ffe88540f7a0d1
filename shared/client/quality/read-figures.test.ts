import { describe, expect, it } from 'vitest';
import { readFigures } from './read-figures.ts';

describe('what a browser measured', () => {
  it('is read out of a browser’s report, the sound alone', () => {
    const report = new Map<string, Record<string, unknown>>([
      ['a', { type: 'inbound-rtp', kind: 'video', packetsLost: 999, packetsReceived: 1, jitter: 9 }],
      [
        'b',
        {
          type: 'inbound-rtp',
          kind: 'audio',
          packetsLost: 3,
          packetsReceived: 97,
          jitter: 0.02,
          bytesReceived: 9_000,
          codecId: 'e',
        },
      ],
      ['c', { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.12, fractionLost: 0.04 }],
      ['d', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.1 }],
      ['e', { type: 'codec', mimeType: 'audio/opus' }],
    ]);
    expect(readFigures(report)).toEqual({
      rttMs: 120,
      jitterMs: 20,
      received: 97,
      lost: 3,
      lostThere: 0.04,
      receivedBytes: 9_000,
      codec: 'opus',
      path: null,
    });
    expect(readFigures(new Map())).toEqual({
      rttMs: null,
      jitterMs: null,
      received: 0,
      lost: 0,
      lostThere: null,
      receivedBytes: 0,
      codec: null,
      path: null,
    });
  });
});
