import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MessengerView } from '../chat/messenger.ts';
import { createValue } from '../presence/value.ts';
import { chimeForNews } from './chime.ts';

const message = (seq: number, mine = false) => ({ kind: 'message', mine, entry: { seq } });
const view = (seqs: readonly number[], unread: number) =>
  ({
    conversation: { id: 'talk' },
    log: { status: 'ready' },
    lines: seqs.map((seq) => message(seq)),
    unread,
  }) as unknown as MessengerView;

const play = vi.fn(async () => {});
const opened = createValue(false);
let shown = createValue(view([], 0));
let visible = 'visible';

beforeEach(() => {
  vi.useFakeTimers();
  play.mockClear();
  opened.set(false);
  visible = 'visible';
  vi.stubGlobal('document', {
    get visibilityState() {
      return visible;
    },
  });
  vi.stubGlobal('navigator', {});
  shown = createValue(view([1, 2], 0));
  chimeForNews(shown, { opened, siteKey: 'site' }, play);
  // What stands there when the page is opened.
  shown.set(view([1, 2, 3], 1));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const news = async (): Promise<void> => {
  shown.set(view([1, 2, 3, 4], 2));
  await vi.advanceTimersByTimeAsync(1_000);
};

it('is heard for a message that came while the messenger was closed, and not for what stood there', async () => {
  await vi.advanceTimersByTimeAsync(1_000);
  expect(play).not.toHaveBeenCalled();
  await news();
  expect(play).toHaveBeenCalledOnce();
});

it('is heard where the messenger is open in a tab that nobody looks at', async () => {
  opened.set(true);
  visible = 'hidden';
  await news();
  expect(play).toHaveBeenCalledOnce();
});

it('is not heard by one who reads, here or in another tab', async () => {
  opened.set(true);
  await news();
  opened.set(false);
  shown.set(view([1, 2, 3, 4, 5], 1));
  shown.set(view([1, 2, 3, 4, 5], 0));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(play).not.toHaveBeenCalled();
});
