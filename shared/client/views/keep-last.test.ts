import { describe, expect, it } from 'vitest';
import type { ViewName, ViewParams } from '../../protocol/rep/views.ts';
import { noCache, type OfflineCache } from '../cache/offline-cache.ts';
import { createListeners } from '../listeners.ts';
import { settled } from '../tests/manual-time.ts';
import type { ConnectionState } from '../transport/connection.ts';
import type { Views } from './create-views.ts';
import { keepLast } from './keep-last.ts';
import type { ViewState } from './view.ts';

const item = { id: '01900000-0000-7000-8000-000000000001' } as never;
const loading = { status: 'loading', items: [], summary: null, error: null } as const;

/** Views whose content the test sets, on a connection it cuts. */
function setUp(cache?: OfflineCache) {
  const time = { at: 1_000 };
  let connected = true;
  const told = createListeners();
  let inner: ViewState<ViewName> = loading;
  const bare = {
    open: () => {
      inner = loading;
      return { getSnapshot: () => inner, subscribe: told.add, setParams: () => {}, close: () => {} };
    },
  } as unknown as Views;
  const connection = {
    getSnapshot: (): ConnectionState =>
      connected ? { kind: 'connected', since: 0, epoch: 1 } : { kind: 'reconnecting', since: 0, epoch: 1 },
    subscribe: () => () => {},
  };
  const views = keepLast(bare, { connection, clock: { now: () => time.at }, cache });
  return {
    time,
    views,
    cut: () => {
      connected = false;
    },
    mend: () => {
      connected = true;
    },
    become: (status: 'ready' | 'stale', items: readonly never[] = [item]) => {
      inner = { ...loading, status, items };
      told.tell();
    },
  };
}

describe('the last content of a window', () => {
  it('is shown as stale, and as of when, to a screen that opens while the connection is away', () => {
    const { views, become, cut, time } = setUp();
    const first = views.open('team', {});
    become('ready');
    time.at = 2_000;
    first.close();
    cut();
    time.at = 9_000;
    const again = views.open('team', {});
    expect(again.getSnapshot()).toMatchObject({ status: 'stale', items: [item], asOf: 2_000 });
  });

  it('is shown of the inbox after a restart without a connection, and of no other window', async () => {
    const kept = { items: [item], summary: { waiting: 1, mine: 0 }, asOf: 500 };
    const { views, cut } = setUp({ ...noCache, read: async () => kept as never });
    cut();
    const inbox = views.open('inbox', {});
    const team = views.open('team', {});
    await settled();
    expect(inbox.getSnapshot()).toMatchObject({ status: 'stale', items: [item], asOf: 500 });
    expect(team.getSnapshot().status).toBe('loading');
  });

  it('is kept of the inbox as it changes', () => {
    const written: unknown[] = [];
    const { views, become, time } = setUp({ ...noCache, write: (key, make) => void written.push([key, make()]) });
    views.open('inbox', {});
    time.at = 3_000;
    become('ready');
    become('stale');
    expect(written).toEqual([['inbox', { items: [item], summary: null, asOf: 3_000 }]]);
  });

  it('gives way to what the router sends once it is back', () => {
    const { views, become, cut, mend } = setUp();
    views.open('team', {});
    become('ready');
    cut();
    become('stale');
    const again = views.open('team', {});
    expect(again.getSnapshot().status).toBe('loading');
    mend();
    become('ready', []);
    expect(again.getSnapshot()).toEqual({ ...loading, status: 'ready' });
  });

  it('holds the moment at which it stopped being live, however long ago', () => {
    const { views, become, cut, time } = setUp();
    const view = views.open('team', {});
    become('ready');
    cut();
    time.at = 3_000;
    become('stale');
    time.at = 8_000;
    become('stale');
    expect(view.getSnapshot().asOf).toBe(3_000);
    view.close();
    expect(views.open('team', {}).getSnapshot().asOf).toBe(3_000);
  });

  it('is never shown to a screen that opens while connected', () => {
    const { views, become } = setUp();
    const first = views.open('team', {});
    become('ready');
    first.close();
    expect(views.open('team', {}).getSnapshot()).toEqual(loading);
  });

  it('is another one under another filter, and the same however much of it was fetched', () => {
    const { views, become, cut } = setUp();
    const asked = (part: object) => part as ViewParams<'live'>;
    const first = views.open('live', asked({ scope: 'all', limit: 200 }));
    become('ready');
    first.close();
    cut();
    const again = views.open('live', asked({ scope: 'all', limit: 400 }));
    expect(again.getSnapshot().status).toBe('stale');
    again.setParams(asked({ scope: 'target', limit: 200 }));
    expect(again.getSnapshot().status).toBe('loading');
  });
});
