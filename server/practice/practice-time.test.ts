import { expect, test } from 'vitest';
import { TimerWheel } from './practice-time.ts';

const aWheel = () => {
  const clock = { now: 0 };
  const wheel = new TimerWheel(() => clock.now);
  const pass = (ms: number, stepMs = 25): void => {
    for (const end = clock.now + ms; clock.now < end; ) {
      clock.now = Math.min(end, clock.now + stepMs);
      wheel.turn();
    }
  };
  return { clock, wheel, pass };
};

test('what is planned runs at its time, be it in this round of the wheel or in a later one', () => {
  const { wheel, clock, pass } = aWheel();
  const heard: [string, number][] = [];
  for (const ms of [0, 40, 1_000, 60_000, 200_000]) wheel.after(ms, () => heard.push([String(ms), clock.now]));
  pass(250_000);
  expect(heard.map(([name]) => name)).toEqual(['0', '40', '1000', '60000', '200000']);
  for (const [name, at] of heard) {
    expect(at).toBeGreaterThanOrEqual(Number(name) - 50);
    expect(at).toBeLessThanOrEqual(Number(name) + 75);
  }
});

test('what was dropped never runs, also where it is dropped by what runs with it', () => {
  const { wheel, pass } = aWheel();
  const heard: string[] = [];
  let drop = () => {};
  wheel.after(100, () => drop());
  drop = wheel.after(100, () => heard.push('dropped'));
  wheel.after(30, () => heard.push('never'))();
  pass(1_000);
  expect(heard).toEqual([]);
});

test('after a long sleep all that was due meanwhile runs', () => {
  const { wheel, clock } = aWheel();
  const heard: number[] = [];
  for (const ms of [10_000, 70_000, 300_000]) wheel.after(ms, () => heard.push(ms));
  clock.now = 200_000;
  wheel.turn();
  expect(heard.toSorted((a, b) => a - b)).toEqual([10_000, 70_000]);
});

test('what plans itself again goes on, once at a time', () => {
  const { wheel, pass } = aWheel();
  let count = 0;
  const again = (): void => {
    count += 1;
    wheel.after(1_000, again);
  };
  again();
  pass(10_500);
  expect(count).toBeGreaterThanOrEqual(10);
  expect(count).toBeLessThanOrEqual(11);
});
