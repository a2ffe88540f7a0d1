import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../domain/attachment.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { createManualTime } from '../tests/manual-time.ts';
import type { ConnectionState } from '../transport/connection.ts';
import { createUploads, type UploadPort } from './create-uploads.ts';
import { createMemoryFiles, type FileStore } from './file-store.ts';
import type { PutPart } from './put-part.ts';

const idOf = (n: number): string => `0190163d-8694-739b-aea5-${String(n).padStart(12, '0')}`;
const attachment = (clientId: string): Attachment => ({
  ...{ id: `file of ${clientId}`, name: 'a.txt', kind: 'file', type: 'text/plain', bytes: 0, state: 'ready' },
});
const aFile = (name: string, size = 300_000): File => new File(['x'.repeat(size)], name, { type: 'text/plain' });

/** A router that keeps what it is given, and can be told to refuse. */
const aRouter = () => {
  const changed = createListeners();
  const has = new Map<string, number>();
  const router = {
    state: { kind: 'connected', since: 0, epoch: 1 } as ConnectionState,
    has,
    parts: [] as [offset: number, size: number][],
    /** What the next parts meet. */
    cuts: 0,
    begin: null as Result<never> | null,
    finish: null as Result<never> | null,
    dropped: [] as string[],
    online(epoch: number) {
      router.state = { kind: 'connected', since: 0, epoch };
      changed.tell();
    },
    offline() {
      router.state = { kind: 'connecting', since: 0 };
      changed.tell();
    },
    port: {
      getSnapshot: () => router.state,
      subscribe: changed.add,
      request: async (event: string, input: { clientId: string; fileId: string }) => {
        if (router.state.kind !== 'connected') return fail('unavailable', 'offline');
        if (event === 'file.begin') {
          const offset = has.get(input.clientId) ?? 0;
          const { clientId } = input;
          return (
            router.begin ?? ok({ state: 'uploading', fileId: clientId, offset, url: `/uploads/${clientId}?`, until: 9 })
          );
        }
        if (event === 'file.finish') return router.finish ?? ok({ file: attachment(input.fileId) });
        router.dropped.push(input.fileId);
        return ok({});
      },
    } as unknown as UploadPort,
    put: (async (url, offset, part) => {
      router.parts.push([offset, part.size]);
      const clientId = url.slice('/uploads/'.length, -1);
      const at = has.get(clientId) ?? 0;
      if (at !== offset) return fail('conflict', 'elsewhere', { offset: String(at) });
      // What came before the cut counts.
      has.set(clientId, at + (router.cuts > 0 ? 1_000 : part.size));
      if (router.cuts-- > 0) return fail('unavailable', 'cut');
      return ok(has.get(clientId) ?? 0);
    }) as PutPart,
  };
  return router;
};

const house = (router = aRouter(), store: FileStore = createMemoryFiles()) => {
  const time = createManualTime();
  let ids = router.has.size;
  const make = () =>
    createUploads({
      ...{ port: router.port, store, put: router.put, clock: time, timers: time, random: () => 0.5 },
      conversationOf: (lane) => (lane === 'nowhere' ? null : lane),
      ids: { next: () => idOf(++ids) },
    });
  const uploads = make();
  const stateOf = (at = 0) => uploads.getSnapshot()[at]?.state;
  const reaches = (state: string, at = 0) => expect.poll(() => stateOf(at)).toBe(state);
  return { router, store, time, uploads, make, stateOf, reaches };
};

describe('uploads', () => {
  it('bring a file in parts that grow, and a message may carry it then', async () => {
    const { router, uploads, reaches } = house();
    await uploads.add('talk', [aFile('a.txt', 900_000)]);
    expect(uploads.pending([idOf(1)])).toBe(true);
    expect(uploads.idsOf([idOf(1)])).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    await reaches('ready');
    expect(router.parts.reduce((sum, [, size]) => sum + size, 0)).toBe(900_000);
    expect(router.parts[1]?.[1]).toBeGreaterThan(router.parts[0]?.[1] ?? 0);
    expect(uploads.idsOf([idOf(1)])).toEqual(ok([`file of ${idOf(1)}`]));
    expect(uploads.pending([idOf(1)])).toBe(false);
  });

  it('go on where they were cut, after a wait that grows', async () => {
    const { router, uploads, time, reaches } = house();
    router.cuts = 1;
    await uploads.add('talk', [aFile('a.txt')]);
    await reaches('waiting');
    expect(router.parts).toHaveLength(1);
    await time.advance(20_000);
    await reaches('ready');
    expect(router.parts[1]?.[0]).toBe(1_000);
    expect(router.has.get(idOf(1))).toBe(300_000);
  });

  it('wait for the connection and for a conversation', async () => {
    const { router, uploads, reaches, stateOf } = house();
    router.offline();
    await uploads.add('talk', [aFile('a.txt')]);
    expect(stateOf()).toBe('waiting');
    router.online(2);
    await reaches('ready');
    await uploads.add('nowhere', [aFile('b.txt')]);
    expect(stateOf(1)).toBe('waiting');
  });

  it('go on in the next page with what was picked in this one', async () => {
    const { router, uploads, store, make } = house();
    router.offline();
    await uploads.add('talk', [aFile('a.txt')]);
    uploads.close();
    const next = make();
    await expect.poll(() => next.getSnapshot().length).toBe(1);
    router.online(2);
    await expect.poll(() => next.getSnapshot()[0]?.state).toBe('ready');
    next.sent([idOf(1)]);
    expect(await store.picks()).toEqual([]);
    expect(next.getSnapshot()).toEqual([]);
  });

  it('say at once what will never be taken, and later what the router refused', async () => {
    const { router, uploads, reaches } = house();
    await uploads.add('talk', [aFile('page.html'), aFile('empty.txt', 0)]);
    expect(uploads.getSnapshot().map(({ state, error }) => [state, error?.detail?.why])).toEqual([
      ['failed', 'kind'],
      ['failed', 'empty'],
    ]);
    expect(router.parts).toEqual([]);
    router.finish = fail('bad_request', 'damaged', { why: 'damaged' });
    await uploads.add('talk', [aFile('a.txt')]);
    await reaches('failed', 2);
    expect(uploads.idsOf([idOf(3)])).toMatchObject({ error: { detail: { why: 'damaged' } } });
    router.finish = null;
    uploads.retry(idOf(3));
    await reaches('ready', 2);
  });

  it('forget what is taken back, here and at the router, and what a message carries already', async () => {
    const { router, uploads, store, reaches } = house();
    await uploads.add('talk', [aFile('a.txt')]);
    await reaches('ready');
    uploads.drop([idOf(1)]);
    expect(uploads.getSnapshot()).toEqual([]);
    expect(await store.picks()).toEqual([]);
    expect(router.dropped).toEqual([`file of ${idOf(1)}`]);
    router.begin = fail('conflict', 'sent', { why: 'sent' });
    await uploads.add('talk', [aFile('b.txt')]);
    await expect.poll(() => uploads.getSnapshot()).toEqual([]);
  });

  it('bring again what the router cleared away meanwhile', async () => {
    const { router, uploads, reaches } = house();
    await uploads.add('talk', [aFile('a.txt')]);
    await reaches('ready');
    router.has.clear();
    uploads.again([idOf(1)]);
    expect(uploads.pending([idOf(1)])).toBe(true);
    await reaches('ready');
    expect(router.has.get(idOf(1))).toBe(300_000);
  });
});
