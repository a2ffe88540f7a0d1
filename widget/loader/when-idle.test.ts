import { expect, it, vi } from 'vitest';
import { whenIdle } from './when-idle.ts';

const aPage = (readyState: string, withIdle = true) => {
  const held: Record<string, () => void> = {};
  const hold = (name: string) => (run: () => void) => {
    held[name] = run;
  };
  const page = {
    document: { readyState },
    addEventListener: (name: string, run: () => void) => hold(name)(run),
    requestIdleCallback: withIdle ? hold('idle') : undefined,
    setTimeout: hold('timer'),
  } as unknown as Window;
  return { page, held };
};

it.each(['loading', 'interactive'])(
  'does nothing on a page that is %s, nor when it is loaded, until it is idle',
  (state) => {
    const { page, held } = aPage(state);
    const run = vi.fn();
    whenIdle(page, run);
    expect(Object.keys(held)).toEqual(['load']);
    held.load?.();
    expect(Object.keys(held)).toEqual(['load', 'idle']);
    expect(run).not.toHaveBeenCalled();
    held.idle?.();
    expect(run).toHaveBeenCalledOnce();
  },
);

it('waits for idleness alone on a page that is loaded', () => {
  const { page, held } = aPage('complete');
  const run = vi.fn();
  whenIdle(page, run);
  expect(Object.keys(held)).toEqual(['idle']);
  expect(run).not.toHaveBeenCalled();
});

it('gives a browser that cannot say when it is idle a moment after the page was loaded', () => {
  const { page, held } = aPage('loading', false);
  const run = vi.fn();
  whenIdle(page, run);
  held.load?.();
  expect(Object.keys(held)).toEqual(['load', 'timer']);
  expect(run).not.toHaveBeenCalled();
  held.timer?.();
  expect(run).toHaveBeenCalledOnce();
});
