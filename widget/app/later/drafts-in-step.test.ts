import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { draftsInStep } from './drafts-in-step.ts';

const posted: unknown[] = [];
const open = new Set<object>();
const page = new EventTarget();

class FakeChannel {
  onmessage: unknown = null;
  constructor() {
    open.add(this);
  }
  postMessage(data: unknown): void {
    posted.push(data);
  }
  close(): void {
    open.delete(this);
  }
}

beforeEach(() => {
  posted.length = 0;
  open.clear();
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('is told nothing while its page lies in the back/forward cache, and speaks again when the page is come back to', () => {
  const inStep = draftsInStep('foyer:site', 'visitor', () => true);
  inStep.tell({ lane: 'visitor', text: 'one' });
  page.dispatchEvent(new Event('pagehide'));
  expect(open.size).toBe(0);
  inStep.tell({ lane: 'visitor', text: 'unheard' });
  page.dispatchEvent(new Event('pageshow'));
  expect(open.size).toBe(1);
  inStep.tell({ lane: 'visitor', text: 'two' });
  expect(posted).toEqual([
    { lane: 'visitor', text: 'one' },
    { lane: 'visitor', text: 'two' },
  ]);
  inStep.close();
  page.dispatchEvent(new Event('pageshow'));
  expect(open.size).toBe(0);
});
