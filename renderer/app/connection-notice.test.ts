import { expect, test } from 'vitest';
import { connectionNotice } from './connection-notice.ts';

test('a connection that stands says nothing, whatever the machine thinks of its network', () => {
  expect(connectionNotice({ kind: 'connected', since: 1, epoch: 1 }, false)).toBeNull();
});

test('a lost connection says since when; without a network it says that instead', () => {
  expect(connectionNotice({ kind: 'reconnecting', since: 5, epoch: 1 }, true)).toEqual({
    kind: 'reconnecting',
    since: 5,
  });
  expect(connectionNotice({ kind: 'reconnecting', since: 5, epoch: 1 }, false)).toEqual({ kind: 'offline' });
  expect(connectionNotice({ kind: 'connecting', since: 5 }, false)).toEqual({ kind: 'offline' });
  expect(connectionNotice({ kind: 'connecting', since: 5 }, true)).toEqual({ kind: 'connecting' });
});

test('a client too old is told apart from one that is not let in', () => {
  const refused = (code: 'too_old' | 'unauthenticated') =>
    connectionNotice({ kind: 'refused', error: { code, message: '' } }, true);
  expect(refused('too_old')).toEqual({ kind: 'too_old' });
  expect(refused('unauthenticated')).toEqual({ kind: 'refused' });
});
