import { expect, test } from 'vitest';
import { createManualTime } from '../../shared/client/tests/manual-time.ts';
import { createTicker } from './ticker.ts';

test('all who listen hear each whole second of the server’s clock, from one timer', async () => {
  const time = createManualTime(1_800_000_000_400);
  const ticker = createTicker(time, time);
  const heard: number[] = [];
  const stopOne = ticker.subscribe(() => heard.push(ticker.second()));
  const stopTwo = ticker.subscribe(() => heard.push(ticker.second()));
  expect(time.next()).toBe(600);

  await time.advance(600);
  expect(heard).toEqual([1_800_000_001, 1_800_000_001]);
  stopOne();
  await time.advance(1000);
  expect(heard).toEqual([1_800_000_001, 1_800_000_001, 1_800_000_002]);

  stopTwo();
  expect(time.next()).toBeNull();
});

test('the timer comes back with the first who listens again', async () => {
  const time = createManualTime(1_800_000_000_000);
  const ticker = createTicker(time, time);
  ticker.subscribe(() => {})();
  let ticks = 0;
  ticker.subscribe(() => {
    ticks += 1;
  });
  await time.advance(3000);
  expect(ticks).toBe(3);
});
