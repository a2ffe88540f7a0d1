import { describe, expect, it } from 'vitest';
import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import type { Workspace } from '../../bridge/workspace.ts';
import { visitorsSlot } from './visitors-store.ts';

const detail = { proved: false } as VisitorDetail;

const aStore = (kept = new Map<string, unknown>()) => {
  let epoch = 1;
  let away = false;
  let tellConnected = (): void => {};
  let tellErased = (): void => {};
  const connection = {
    getSnapshot: () => (away ? { kind: 'connecting' } : { kind: 'connected', epoch }),
    subscribe: (listener: () => void) => {
      tellConnected = listener;
      return () => {};
    },
    on: (_event: string, listener: () => void) => {
      tellErased = listener;
      return () => {};
    },
  };
  const cache = {
    read: async (key: string) => kept.get(key) ?? null,
    write: (key: string, make: () => unknown) => void kept.set(key, make()),
  };
  const store = visitorsSlot.create({ connection, clock: { now: () => 7 }, cache } as unknown as Workspace);
  tellConnected();
  return {
    store,
    erase: () => tellErased(),
    reconnect: () => {
      epoch += 1;
      tellConnected();
    },
    change: () => tellConnected(),
    lose: () => {
      away = true;
    },
  };
};

describe('who was looked at', () => {
  it('is shown as they were, and since when', () => {
    const { store, change } = aStore();
    store.keep('maria', detail);
    change();
    expect(store.seen('maria')).toEqual({ detail, asOf: 7 });
    expect(store.seen('kenji')).toBeNull();
  });

  it('is forgotten when somebody was erased, and at a new connection, for it may have been meanwhile', () => {
    for (const act of ['erase', 'reconnect'] as const) {
      const built = aStore();
      built.store.keep('maria', detail);
      built[act]();
      expect(built.store.seen('maria')).toBeNull();
    }
  });

  it('is still shown after a new start without the router, and never beside what the router says', async () => {
    const kept = new Map<string, unknown>();
    aStore(kept).store.keep('maria', detail);
    const { store, lose } = aStore(kept);
    expect(await store.recall('maria')).toBeNull();
    lose();
    expect(store.seen('maria')).toBeNull();
    expect(await store.recall('maria')).toEqual({ detail, asOf: 7 });
    expect(await store.recall('kenji')).toBeNull();
  });

  it('is the fifty asked for last', () => {
    const { store } = aStore();
    for (let nth = 0; nth < 51; nth += 1) {
      store.keep(`visitor ${nth}`, detail);
      store.keep('maria', detail);
    }
    expect(store.seen('maria')).not.toBeNull();
    expect(store.seen('visitor 0')).toBeNull();
    expect(store.seen('visitor 50')).not.toBeNull();
  });
});
