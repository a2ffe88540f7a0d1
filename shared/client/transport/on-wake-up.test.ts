import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onWakeUp } from './on-wake-up.ts';

let stop = () => {};
const wake = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  wake.mockClear();
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('document', { addEventListener: () => {}, removeEventListener: () => {} });
  stop = onWakeUp(wake);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('tells once of a machine that slept, and never of one that is awake', () => {
  vi.advanceTimersByTime(60_000);
  expect(wake).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 300_000);
  vi.advanceTimersByTime(5_000);
  expect(wake).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(wake).toHaveBeenCalledTimes(1);
});
