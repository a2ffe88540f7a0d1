import { expect, test } from 'vitest';
import type { LogSnapshot } from '../../../../shared/client/delivery/conversation-log.ts';
import type { ConversationPort } from '../../../../shared/client/delivery/conversation-port.ts';
import { createListeners } from '../../../../shared/client/listeners.ts';
import type { Entry } from '../../../../shared/domain/conversation.ts';
import { pageAround } from './page-around.ts';

const said = (seq: number, text = `word ${seq}`): Entry => ({
  type: 'message',
  seq,
  at: seq,
  id: `m${seq}`,
  clientId: `c${seq}`,
  sender: { kind: 'visitor' },
  text,
});

/** A router that has `count` messages, and a log of the newest 60. */
const conversation = (count: number) => {
  const entries = Array.from({ length: count }, (_, at) => said(at + 1));
  const changed = createListeners();
  let newest: Entry[] = entries.slice(-60);
  const asked: string[] = [];
  const port = {
    request: async (event: string, input: { before?: number; after?: number; limit: number }) => {
      asked.push(event);
      const { before = Number.POSITIVE_INFINITY, after = 0, limit } = input;
      const fits = entries.filter(({ seq }) => seq < before && seq > after);
      const page = input.after === undefined ? fits.slice(-limit) : fits.slice(0, limit);
      return { ok: true, data: { entries: page, more: fits.length > limit } };
    },
  } as unknown as ConversationPort;
  const log = {
    conversationId: 'c',
    getSnapshot: () => ({ entries: newest }) as unknown as LogSnapshot,
    subscribe: changed.add,
  };
  const hears = (entry: Entry): void => {
    newest = [...newest, entry];
    changed.tell();
  };
  return { port, log, asked, hears };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));
const isWhole = (entries: readonly Entry[]): boolean =>
  entries.every((entry, at) => at === 0 || entry.seq === (entries[at - 1]?.seq ?? 0) + 1);

test('a place far above is shown with what lies around it, and one reads on from there to the newest without a gap', async () => {
  const { port, log, hears } = conversation(1_000);
  const page = pageAround({ port, log, seq: 300 });
  expect(page.getSnapshot().status).toBe('loading');
  await settled();
  const first = page.getSnapshot();
  expect(first).toMatchObject({ status: 'ready', hasEarlier: true, hasLater: true });
  expect(first.entries.map(({ seq }) => seq)).toContain(300);
  await page.loadEarlier();
  expect(page.getSnapshot().entries[0]?.seq).toBe(180);
  for (let turn = 0; page.getSnapshot().hasLater && turn < 20; turn += 1) await page.loadLater();
  hears(said(1_001));
  const { entries, hasLater } = page.getSnapshot();
  expect(hasLater).toBe(false);
  expect(entries.at(-1)?.seq).toBe(1_001);
  expect(isWhole(entries)).toBe(true);
  // The far side was let go, and is there again when wanted.
  expect(entries.length).toBeLessThan(700);
  expect(page.getSnapshot().hasEarlier).toBe(true);
});

test('what is edited or erased meanwhile is so on the page too', async () => {
  const { port, log, hears } = conversation(500);
  const page = pageAround({ port, log, seq: 100 });
  hears({ type: 'edited', seq: 501, at: 501, of: 100, text: 'other words' });
  await settled();
  const textAt = (seq: number) => {
    const entry = page.getSnapshot().entries.find((one) => one.seq === seq);
    return entry?.type === 'message' ? entry.text : undefined;
  };
  expect(textAt(100)).toBe('other words');
  hears({ type: 'erased', seq: 502, at: 502 });
  expect(textAt(101)).toBeNull();
});

test('a page that nobody shows any more says nothing', async () => {
  const { port, log, hears } = conversation(500);
  const page = pageAround({ port, log, seq: 100 });
  let told = 0;
  page.subscribe(() => {
    told += 1;
  });
  page.close();
  await settled();
  hears(said(501));
  expect(told).toBe(0);
});
