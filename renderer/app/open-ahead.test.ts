import { describe, expect, it } from 'vitest';
import { createListeners } from '../../shared/client/listeners.ts';
import type { SessionState } from '../features/session/session-store.ts';
import type { OpenWorkspace } from './create-workspace.ts';
import { openAhead } from './open-ahead.ts';

const ada = { routerUrl: 'https://router.example', person: { id: 'ada' } };

function cell<T>(first: T) {
  const changed = createListeners();
  let value = first;
  return {
    getSnapshot: () => value,
    subscribe: changed.add,
    set: (next: T) => {
      value = next;
      changed.tell();
    },
  };
}

function aHouse(hash = '') {
  const session = cell<SessionState>({ kind: 'loading' });
  const hello = cell<object | null>(null);
  const rows = cell({ status: 'loading' });
  const connection = cell({ kind: 'connecting' });
  const due: (() => void)[] = [];
  const closed: string[] = [];
  const opened: string[] = [];
  const open = (_routerUrl: string, personId: string) => {
    opened.push(personId);
    const workspace = {
      id: personId,
      hello,
      connection,
      get: () => ({ view: rows }),
      close: () => closed.push(personId),
    };
    return workspace as unknown as OpenWorkspace;
  };
  const timers = {
    after(_ms: number, run: () => void) {
      due.push(run);
      return () => {};
    },
  };
  const { ahead, drawable } = openAhead({ session, open, timers, hash });
  let drawn = false;
  void drawable.then(() => {
    drawn = true;
  });
  const signIn = (status: object = ada) =>
    session.set({ kind: 'ready', status, ended: null } as unknown as SessionState);
  return {
    session,
    hello,
    rows,
    connection,
    ahead,
    opened,
    closed,
    signIn,
    tooLong() {
      for (const run of due) run();
    },
    isDrawn: async () => {
      await Promise.resolve();
      return drawn;
    },
  };
}

describe('the workspace that is opened before anything is drawn', () => {
  it('is drawn once, when the hello and the rows of the inbox are there', async () => {
    const house = aHouse('#/inbox');
    house.signIn();
    expect(house.opened).toEqual(['ada']);
    house.hello.set({});
    expect(await house.isDrawn()).toBe(false);
    house.rows.set({ status: 'ready' });
    expect(await house.isDrawn()).toBe(true);
  });

  it('is drawn without them where the router takes too long', async () => {
    const house = aHouse();
    house.signIn();
    house.tooLong();
    expect(await house.isDrawn()).toBe(true);
    expect(house.ahead.peek('ada')).not.toBeNull();
  });

  it('is drawn at once where the router refuses', async () => {
    const house = aHouse();
    house.signIn();
    house.connection.set({ kind: 'refused' });
    expect(await house.isDrawn()).toBe(true);
  });

  it('is not opened for nobody, nor where the page stands alone', async () => {
    const house = aHouse();
    house.signIn({ routerUrl: ada.routerUrl, person: null });
    expect(await house.isDrawn()).toBe(true);
    const invited = aHouse('#/join/secret');
    invited.signIn();
    expect(await invited.isDrawn()).toBe(true);
    expect([...house.opened, ...invited.opened]).toEqual([]);
  });

  it('is handed over once, and only to the person it was opened for', () => {
    const house = aHouse();
    house.signIn();
    expect(house.ahead.take('ada')?.id).toBe('ada');
    expect(house.ahead.take('ada')).toBeNull();
    expect(house.closed).toEqual([]);
    const other = aHouse();
    other.signIn();
    expect(other.ahead.take('ben')).toBeNull();
    expect(other.closed).toEqual(['ada']);
  });

  it('is closed where the person is gone before it was drawn', () => {
    const house = aHouse();
    house.signIn();
    house.signIn({ routerUrl: ada.routerUrl, person: null });
    expect(house.closed).toEqual(['ada']);
    expect(house.ahead.peek('ada')).toBeNull();
  });
});
