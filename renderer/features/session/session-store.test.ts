import { expect, test } from 'vitest';
import { createListeners } from '../../../shared/client/listeners.ts';
import type { SessionStatus } from '../../../shared/ipc/session.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { SessionBridge } from '../../bridge/bridge.ts';
import { createSessionStore } from './session-store.ts';

const person = {
  id: '0192f0c8-7f3a-7000-8000-000000000001',
  name: 'Ana Moreira',
  photo: null,
  email: 'ana@northwind.example',
  role: 'rep' as const,
  zone: 'Europe/Lisbon',
  active: true,
  createdAt: 1,
};
const signedIn: SessionStatus = { routerUrl: 'https://router.example', person, persisted: true };
const signedOut: SessionStatus = { ...signedIn, person: null };

function aStore(answer: { status: Result<SessionStatus>; signOut: Result<SessionStatus> }) {
  const changed = createListeners<[SessionStatus]>();
  const session = {
    status: async () => answer.status,
    signOut: async () => answer.signOut,
    onChanged: changed.add,
  } as Partial<SessionBridge> as SessionBridge;
  return { store: createSessionStore(session), tell: changed.tell };
}

test('knows who is signed in once it has asked', async () => {
  const { store } = aStore({ status: ok(signedIn), signOut: ok(signedOut) });
  expect(store.getSnapshot()).toEqual({ kind: 'loading' });
  await store.load();
  expect(store.getSnapshot()).toEqual({ kind: 'ready', status: signedIn, ended: null });
});

test('a router that does not answer is a failure one can try again', async () => {
  const answer: Parameters<typeof aStore>[0] = { status: fail('unavailable', ''), signOut: ok(signedOut) };
  const { store } = aStore(answer);
  await store.load();
  expect(store.getSnapshot()).toMatchObject({ kind: 'failed', error: { code: 'unavailable' } });
  answer.status = ok(signedIn);
  await store.load();
  expect(store.getSnapshot()).toMatchObject({ kind: 'ready' });
});

test('a session the router ended says why, until somebody signs in again', async () => {
  const { store, tell } = aStore({ status: ok(signedIn), signOut: ok(signedOut) });
  await store.load();
  await store.end('role_changed');
  expect(store.getSnapshot()).toEqual({ kind: 'ready', status: signedOut, ended: 'role_changed' });
  tell(signedIn);
  expect(store.getSnapshot()).toEqual({ kind: 'ready', status: signedIn, ended: null });
});

test('signing out that did not reach the router leaves one signed in', async () => {
  const { store } = aStore({ status: ok(signedIn), signOut: fail('unavailable', '') });
  await store.load();
  expect(await store.signOut()).toBe(false);
  expect(store.getSnapshot()).toMatchObject({ kind: 'ready', status: signedIn });
});
