import { expect, it } from 'vitest';
import type { OfflineCache } from '../../../shared/client/cache/offline-cache.ts';
import type { ConversationLog, LogSnapshot } from '../../../shared/client/delivery/conversation-log.ts';
import { createListeners } from '../../../shared/client/listeners.ts';
import { settled } from '../../../shared/client/tests/manual-time.ts';
import type { Conversation, Entry } from '../../../shared/domain/conversation.ts';
import { cachedLog } from './cached-log.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const entry = (seq: number): Entry => ({
  type: 'message',
  seq,
  at: seq,
  id: id(seq),
  clientId: id(seq),
  sender: { kind: 'visitor' },
  text: `n ${seq}`,
});
const head: Conversation = {
  id: id(900),
  visitorId: id(901),
  phase: 'active',
  rep: null,
  createdAt: 1,
  closedAt: null,
  lastSeq: 100,
  visitorReadSeq: 0,
  repReadSeq: 0,
};
const loading: LogSnapshot = {
  status: 'loading',
  conversation: null,
  entries: [],
  hasEarlier: false,
  loadingEarlier: false,
  behind: false,
  error: null,
};

function setUp({ isAway = true, kept = null as unknown } = {}) {
  const changed = createListeners();
  let snapshot = loading;
  const written: unknown[] = [];
  const cache: OfflineCache = {
    read: async (_key, shape) => shape.safeParse(kept).data ?? null,
    write: (_key, make) => void written.push(make()),
    keys: async () => [],
    forget: async () => {},
    clear: async () => {},
    close() {},
  };
  const inner = { conversationId: head.id, getSnapshot: () => snapshot, subscribe: changed.add } as ConversationLog;
  const log = cachedLog(inner, { cache, clock: { now: () => 5_000 }, isAway: () => isAway });
  const become = (next: Partial<LogSnapshot>): void => {
    snapshot = { ...snapshot, ...next };
    changed.tell();
  };
  return { log, become, written };
}

it('shows what was kept, as of then, while the router cannot be asked, and what the router says as soon as it does', async () => {
  const { log, become } = setUp({ kept: { conversation: head, entries: [entry(41), entry(42)], asOf: 3_000 } });
  expect(log.getSnapshot().status).toBe('loading');
  await settled();
  expect(log.getSnapshot()).toMatchObject({ status: 'ready', asOf: 3_000, hasEarlier: true });
  become({ status: 'ready', conversation: head, entries: [entry(100)] });
  expect(log.getSnapshot()).toMatchObject({ status: 'ready', entries: [{ seq: 100 }] });
  expect(log.getSnapshot().asOf).toBeUndefined();
});

it('shows nothing old while connected, nothing of another shape, and keeps the newest sixty entries', async () => {
  const kept = { conversation: head, entries: [entry(1)], asOf: 3_000 };
  const connected = setUp({ isAway: false, kept });
  const garbled = setUp({ kept: { ...kept, entries: [{ seq: 'one' }] } });
  await settled();
  expect(connected.log.getSnapshot().status).toBe('loading');
  expect(garbled.log.getSnapshot().status).toBe('loading');
  const entries = Array.from({ length: 100 }, (_, n) => entry(n + 1));
  connected.become({ status: 'ready', conversation: head, entries });
  expect(connected.written.at(-1)).toEqual({ conversation: head, entries: entries.slice(40), asOf: 5_000 });
});
