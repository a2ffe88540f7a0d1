import { describe, expect, it } from 'vitest';
import { createSpeechMeter } from './speech-meter.ts';

const play = (...levels: readonly [rms: number, looks: number][]) => {
  const look = createSpeechMeter();
  return levels.map(([rms, looks]) => Array.from({ length: looks }, () => look(rms)).at(-1));
};

describe('the meter of speech', () => {
  it('hears speech after a moment, and not a cough or a quiet room', () => {
    expect(play([0.2, 3], [0.001, 20])).toEqual([false, false]);
    expect(play([0.01, 100])).toEqual([false]);
    expect(play([0.2, 7])).toEqual([true]);
  });

  it('goes over the gaps between words, and ends with a silence', () => {
    expect(play([0.2, 8], [0.001, 6], [0.2, 4], [0.001, 30])).toEqual([true, true, true, false]);
  });
});
