import { describe, expect, it } from 'vitest';
import { createQualityMeter, type WayFigures } from './call-quality.ts';

const quiet: WayFigures = {
  rttMs: 40,
  jitterMs: 5,
  received: 0,
  lost: 0,
  lostThere: 0,
  receivedBytes: 0,
  codec: 'opus',
  path: 'direct_udp',
};
/** One look after another, each with so many packets more. */
const looks = (...each: readonly Partial<WayFigures>[]) => {
  const look = createQualityMeter();
  let received = 0;
  let lost = 0;
  return each.map((one) => {
    received += one.received ?? 100;
    lost += one.lost ?? 0;
    return look({ ...quiet, ...one, received, lost });
  });
};

describe('how a call sounds', () => {
  it('is good on a good way, whatever was lost long ago', () => {
    expect(looks({ lost: 1 }, {}, {})).toEqual(['good', 'good', 'good']);
  });

  it('is worse at once, and better after three looks', () => {
    expect(looks({}, { received: 70, lost: 30 }, {}, {}, {}, {})).toEqual([
      'good',
      'poor',
      'poor',
      'poor',
      'good',
      'good',
    ]);
    expect(looks({ rttMs: 500 }, {}, { rttMs: 500 }, {}, {}, {})).toEqual([
      'fair',
      'fair',
      'fair',
      'fair',
      'fair',
      'good',
    ]);
  });

  it.each<[Partial<WayFigures>, string]>([
    [{ lostThere: 0.3 }, 'poor'],
    [{ lostThere: 0.05 }, 'fair'],
    [{ rttMs: 900 }, 'poor'],
    [{ jitterMs: 60 }, 'fair'],
    [{ jitterMs: 150 }, 'poor'],
    [{ rttMs: null, jitterMs: null, lostThere: null }, 'good'],
  ])('goes by loss on either way, by delay and by unsteadiness: %j', (figures, quality) => {
    expect(looks(figures)).toEqual([quality]);
  });
});
