import { describe, expect, it } from 'vitest';
import { createManualTime } from '../../shared/client/tests/manual-time.ts';
import { createSounds } from './create-sounds.ts';
import { scores } from './sound-scores.ts';

/** A machine's audio that counts what is struck; `wakes` decides when it lets itself be heard. */
const anAudio = () => {
  const device = { struck: 0, running: false, opened: 0, wakes: Promise.resolve() };
  const param = { value: 0, setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} };
  const node = { connect: () => node };
  const openAudio = (): AudioContext => {
    device.opened += 1;
    return {
      currentTime: 0,
      destination: node,
      resume: () =>
        device.wakes.then(() => {
          device.running = true;
        }),
      suspend: async () => {
        device.running = false;
      },
      createGain: () => ({ ...node, gain: param }),
      createOscillator: () => ({
        ...node,
        frequency: { value: 0 },
        start: () => {
          device.struck += 1;
        },
        stop: () => {},
      }),
    } as unknown as AudioContext;
  };
  return { device, openAudio };
};

const someSounds = () => {
  const { device, openAudio } = anAudio();
  const time = createManualTime();
  return { device, time, sounds: createSounds({ openAudio, timers: time, clock: time }) };
};

const perNote = 2;
const tonesOf = (name: keyof typeof scores): number => scores[name].notes.length * perNote;

describe('the console’s sounds', () => {
  it('are heard when they are asked for, and let the audio go afterwards', async () => {
    const { device, time, sounds } = someSounds();
    sounds.play('message');
    await time.advance(100);
    expect(device).toMatchObject({ struck: tonesOf('message'), running: true });
    await time.advance(5000);
    expect(device.running).toBe(false);
    sounds.play('offer');
    await time.advance(100);
    expect(device).toMatchObject({ struck: tonesOf('message') + tonesOf('offer'), running: true, opened: 1 });
  });

  it('are not heard while they are off', async () => {
    const { device, time, sounds } = someSounds();
    sounds.allow(false);
    sounds.play('offer');
    sounds.play('ring');
    await time.advance(10_000);
    expect(device).toMatchObject({ struck: 0, opened: 0 });
  });

  it('are heard once where one event was told twice', async () => {
    const { device, time, sounds } = someSounds();
    sounds.play('message');
    sounds.play('message');
    await time.advance(300);
    sounds.play('message');
    await time.advance(100);
    expect(device.struck).toBe(2 * tonesOf('message'));
  });

  it('are dropped where the browser lets them be heard only later', async () => {
    const { device, time, sounds } = someSounds();
    let wake = (): void => {};
    device.wakes = new Promise((resolve) => {
      wake = resolve;
    });
    sounds.play('offer');
    await time.advance(3000);
    wake();
    await time.advance(0);
    expect(device.struck).toBe(0);
  });

  it('ring until somebody answers, or sounds are turned off', async () => {
    const { device, time, sounds } = someSounds();
    const stop = sounds.play('ring');
    await time.advance(3 * (scores.ring.repeatsMs ?? 0) + 100);
    expect(device.struck).toBe(4 * tonesOf('ring'));
    stop();
    await time.advance(20_000);
    expect(device.struck).toBe(4 * tonesOf('ring'));
    sounds.play('ring');
    await time.advance(100);
    sounds.allow(false);
    await time.advance(20_000);
    expect(device.struck).toBe(5 * tonesOf('ring'));
  });

  it('do not ring for ever', async () => {
    const { device, time, sounds } = someSounds();
    sounds.play('ring');
    await time.advance(600_000);
    expect(device.struck).toBeLessThan(25 * tonesOf('ring'));
  });
});
