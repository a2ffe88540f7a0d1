import { expect, test } from 'vitest';
import { packetSamples, sampleRate, tonePacket } from './tone.ts';

/** G.711 μ-law back to samples from -1 to 1. */
const read = (byte: number): number => {
  const bits = ~byte & 0xff;
  const level = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 0x80 ? -level : level) / 32_768;
};

const samples = (fromMs: number, ms: number): number[] =>
  Array.from({ length: ms / 20 }, (_, packet) => [...tonePacket((fromMs / 1000) * sampleRate + packet * packetSamples)])
    .flat()
    .map(read);

const strengthOf = (heard: readonly number[], hertz: number): number => {
  const part = (wave: (angle: number) => number): number =>
    heard.reduce((sum, sample, at) => sum + sample * wave((2 * Math.PI * hertz * at) / sampleRate), 0) / heard.length;
  return 2 * Math.hypot(part(Math.sin), part(Math.cos));
};

test('the test tone is two notes in turn, soft and clean', () => {
  const first = samples(0, 600);
  expect(strengthOf(first, 440)).toBeCloseTo(0.25, 1);
  expect(strengthOf(first, 554)).toBeLessThan(0.02);
  const second = samples(600, 600);
  expect(strengthOf(second, 554)).toBeCloseTo(0.25, 1);
  expect(strengthOf(second, 440)).toBeLessThan(0.02);
});
