import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation, Entry } from '../../domain/conversation.ts';
import { conversationRequests, EntryHint } from '../../protocol/conversation-stream.ts';
import { fail, ok } from '../../protocol/result.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import { createMemoryRouter } from '../tests/memory-socket.ts';
import { connect } from '../transport/connect.ts';
import { zodChecks } from '../transport/zod-checks.ts';
import { followConversation } from './follow-conversation.ts';

const conversationId = '01900000-0000-7000-8000-000000000001';
const visitorId = '01900000-0000-7000-8000-000000000002';
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A conversation as the router keeps it. */
function createStoredConversation() {
  const entries: Entry[] = [];
  const head = (): Conversation => ({
    id: conversationId,
    visitorId,
    phase: 'active',
    rep: null,
    createdAt: 1,
    closedAt: null,
    lastSeq: entries.length,
    visitorReadSeq: 0,
    repReadSeq: 0,
  });
  const add = (from: 'visitor' | 'bot' = 'bot') => {
    const seq = entries.length + 1;
    const entry: Entry = {
      type: 'message',
      seq,
      at: seq,
      id: id(seq),
      clientId: id(seq),
      sender: { kind: from },
      text: `n ${seq}`,
    };
    entries.push(entry);
    return { conversation: head(), entry };
  };
  const answer = (event: string, input: unknown): unknown => {
    const { after = 0, before = 0, limit = 50 } = input as { after?: number; before?: number; limit?: number };
    if (event === 'conversation.open') return ok({ conversation: head(), entries: entries.slice(-limit) });
    if (event === 'conversation.pull') {
      const page = entries.slice(after, after + limit);
      return ok({ conversation: head(), entries: page, more: after + limit < entries.length });
    }
    if (event === 'conversation.history') {
      const from = Math.max(0, before - 1 - limit);
      return ok({ entries: entries.slice(from, before - 1), more: from > 0 });
    }
    return ok({ upTo: (input as { upTo: number }).upTo });
  };
  return { entries, add, answer };
}

function setUp({ stored = createStoredConversation(), pageSize = 50, keptAbove = Infinity } = {}) {
  const time = createManualTime();
  const router = createMemoryRouter();
  router.answer = stored.answer;
  const connection = connect({
    url: '',
    namespace: '/visitor',
    auth: async () => ok({}),
    checks: zodChecks(conversationRequests, { 'conversation.entry': EntryHint }),
    protocol: 1,
    clock: time,
    timers: time,
    random: () => 0.5,
    openSocket: router.openSocket,
    wakeUps: () => () => {},
  });
  const log = followConversation({
    port: connection,
    conversationId,
    side: 'visitor',
    timers: time,
    random: () => 0.5,
    pageSize,
    keptAbove,
  });
  const seqs = () => log.getSnapshot().entries.map((entry) => entry.seq);
  return { stored, time, router, connection, log, seqs };
}

describe('followConversation', () => {
  it('opens the newest page, then takes pushes in order', async () => {
    const stored = createStoredConversation();
    for (let n = 0; n < 5; n += 1) stored.add();
    const { log, seqs, router } = setUp({ stored, pageSize: 3 });
    expect(log.getSnapshot().status).toBe('loading');
    await settled();
    expect(log.getSnapshot()).toMatchObject({ status: 'ready', hasEarlier: true, behind: false });
    router.push('conversation.entry', stored.add());
    await settled();
    expect(seqs()).toEqual([3, 4, 5, 6]);
  });

  it('pulls a gap, drops what it has, and puts earlier pages in front', async () => {
    const stored = createStoredConversation();
    for (let n = 0; n < 10; n += 1) stored.add();
    const { log, seqs, router } = setUp({ stored, pageSize: 4 });
    await settled();
    const eleven = stored.add();
    router.push('conversation.entry', stored.add());
    await settled();
    router.push('conversation.entry', eleven);
    await settled();
    expect(seqs()).toEqual([7, 8, 9, 10, 11, 12]);
    await log.loadEarlier();
    await log.loadEarlier();
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(log.getSnapshot().hasEarlier).toBe(false);
  });

  it('holds no more than it was told while somebody reads back through 10,000 messages, and is whole again afterwards', async () => {
    const stored = createStoredConversation();
    for (let n = 0; n < 10_000; n += 1) stored.add();
    const { log, seqs, router, time } = setUp({ stored, pageSize: 60, keptAbove: 600 });
    await settled();
    let most = 0;
    let pages = 0;
    for (; log.getSnapshot().hasEarlier; pages += 1) {
      const first = seqs()[0] ?? 0;
      await log.loadEarlier();
      most = Math.max(most, seqs().length);
      expect(seqs()[0]).toBe(Math.max(1, first - 60));
      expect(seqs()).toEqual(seqs().map((_, at) => (seqs()[0] ?? 0) + at));
    }
    expect(pages).toBe(166);
    expect(most).toBe(660);
    const above = seqs();
    router.push('conversation.entry', stored.add());
    router.cut();
    await time.advance(2_000);
    router.push('conversation.entry', stored.add());
    await settled();
    expect(seqs()).toEqual(above);
    expect(log.getSnapshot().behind).toBe(false);
    const { conversation } = stored.add();
    const gone: Entry = { type: 'deleted', seq: 10_003, at: 1, of: 7 };
    stored.entries[10_002] = gone;
    router.push('conversation.entry', { conversation, entry: gone });
    await settled();
    expect(seqs()).toEqual(above);
    expect(
      log
        .getSnapshot()
        .entries.map((entry) => entry.type === 'message' && entry.text)
        .slice(5, 8),
    ).toEqual(['n 6', null, 'n 8']);
    log.letGoEarlier();
    await settled();
    expect(seqs()).toEqual(Array.from({ length: 60 }, (_, at) => 9_944 + at));
    router.push('conversation.entry', stored.add());
    await settled();
    expect(seqs().at(-1)).toBe(10_004);
    expect(log.getSnapshot()).toMatchObject({ hasEarlier: true, behind: false, loadingEarlier: false });
  });

  it('catches up after a reconnect although no push says that it must', async () => {
    const { stored, router, seqs, time } = setUp();
    await settled();
    router.cut();
    stored.add();
    stored.add();
    await time.advance(2_000);
    expect(seqs()).toEqual([1, 2]);
  });

  it('keeps an entry that was pushed while an older pull was on its way back', async () => {
    const stored = createStoredConversation();
    const { router, seqs } = setUp({ stored });
    await settled();
    stored.add();
    let release: (answer: unknown) => void = () => {};
    let pulls = 0;
    router.answer = (event, input) => {
      if (event !== 'conversation.pull') return stored.answer(event, input);
      pulls += 1;
      const answer = stored.answer(event, input);
      if (pulls > 1) return answer;
      return new Promise((resolve) => {
        release = () => resolve(answer);
      });
    };
    const two = stored.add();
    stored.entries.pop();
    router.push('conversation.entry', two);
    await settled();
    stored.add();
    router.push('conversation.entry', stored.add());
    await settled();
    release(null);
    await settled();
    expect(seqs()).toEqual([1, 2, 3]);
  });

  it('retries a pull that could not be answered, and says failed where it never will', async () => {
    const { stored, router, seqs, time, log } = setUp();
    await settled();
    router.answer = () => fail('unavailable', 'busy');
    stored.add();
    router.push('conversation.entry', stored.add());
    await settled();
    expect(log.getSnapshot()).toMatchObject({ status: 'ready', behind: true });
    router.answer = stored.answer;
    await time.advance(2_000);
    expect(seqs()).toEqual([1, 2]);
    router.answer = () => fail('forbidden', 'not yours');
    router.cut();
    await time.advance(2_000);
    expect(log.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'forbidden' } });
  });

  it('pulls what an ack promised and no push brought, and does not pull for ever for what never was', async () => {
    const { stored, router, seqs, time, log } = setUp();
    await settled();
    stored.add('visitor');
    log.expect(1);
    await time.advance(1_000);
    expect(seqs()).toEqual([1]);
    log.expect(9);
    await time.advance(60_000);
    expect(seqs()).toEqual([1]);
    expect(router.requests.filter(({ event }) => event === 'conversation.pull').length).toBeLessThan(5);
  });

  it('marks the newest message of the other side as read, once', async () => {
    const { stored, router, log } = setUp();
    await settled();
    const reads = () => router.requests.filter(({ event }) => event === 'conversation.read').map(({ input }) => input);
    log.markRead();
    router.push('conversation.entry', stored.add('bot'));
    router.push('conversation.entry', stored.add('visitor'));
    await settled();
    log.markRead();
    log.markRead();
    expect(reads()).toEqual([{ conversationId, upTo: 1 }]);
  });

  it('never has a gap or a double, however pushes are dropped, doubled, held back and cut off', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant('deliver' as const) },
      { weight: 3, arbitrary: fc.constant('drop' as const) },
      { weight: 2, arbitrary: fc.constant('double' as const) },
      { weight: 2, arbitrary: fc.constant('hold' as const) },
      { weight: 2, arbitrary: fc.constant('release' as const) },
      { weight: 1, arbitrary: fc.constant('cut' as const) },
      { weight: 1, arbitrary: fc.constant('garble' as const) },
      { weight: 1, arbitrary: fc.constant('wait' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), async (steps, pageSize) => {
        const { stored, router, seqs, time, log } = setUp({ pageSize });
        const held: unknown[] = [];
        const whole = () => {
          const have = seqs();
          const first = have[0] ?? 1;
          expect(have).toEqual(have.map((_, n) => first + n));
        };
        log.subscribe(whole);
        for (const now of steps) {
          if (now === 'cut') router.cut();
          else if (now === 'wait') await time.advance(3_000);
          else if (now === 'release')
            for (const hint of held.splice(0).reverse()) router.push('conversation.entry', hint);
          else {
            const hint = stored.add();
            if (now === 'hold') held.push(hint);
            if (now === 'garble') router.push('conversation.entry', { ...hint, entry: null });
            if (now === 'deliver' || now === 'double') router.push('conversation.entry', hint);
            if (now === 'double') router.push('conversation.entry', hint);
          }
          if (now === 'wait' || now === 'cut') whole();
        }
        router.push('conversation.entry', stored.add());
        await time.advance(60_000);
        whole();
        expect(seqs().at(-1)).toBe(stored.entries.length);
        expect(log.getSnapshot().behind).toBe(false);
        log.close();
      }),
      { numRuns: 60 },
    );
  });
});
