import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onWakeUp } from './on-wake-up.ts';

let stop = () => {};
const wake = vi.fn();
const heard = new Map<string, (event: object) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  wake.mockClear();
  vi.stubGlobal('addEventListener', (name: string, listener: (event: object) => void) => heard.set(name, listener));
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

it('tells that the socket is lost where a page comes out of the back/forward cache, and nothing where it was loaded', () => {
  heard.get('pageshow')?.({ persisted: false });
  expect(wake).not.toHaveBeenCalled();
  heard.get('pageshow')?.({ persisted: true });
  expect(wake).toHaveBeenCalledExactlyOnceWith(true);
});
