import fc from 'fast-check';
import { expect, test } from 'vitest';
import { href, parseRoute } from './route.ts';

test('an empty address is Live', () => {
  expect(['', '#', '#/'].map(parseRoute)).toEqual([{ screen: 'live' }, { screen: 'live' }, { screen: 'live' }]);
});

test.each([
  ['#/live/v1', { screen: 'live', visitorId: 'v1' }],
  ['#/inbox', { screen: 'inbox' }],
  ['#/inbox/c1', { screen: 'inbox', conversationId: 'c1' }],
  ['#/inbox/c1/12', { screen: 'inbox', conversationId: 'c1', at: 12 }],
  ['#/meetings/m1', { screen: 'meetings', meetingId: 'm1' }],
  ['#/settings', { screen: 'settings' }],
  ['#/settings/people/p1', { screen: 'settings', section: 'people', item: 'p1' }],
  ['#/settings/routing/rules/r1', { screen: 'settings', section: 'routing', item: 'rules', part: 'r1' }],
  ['#/join/t0k', { screen: 'join', token: 't0k' }],
  ['#/reset/t0k', { screen: 'reset', token: 't0k' }],
  ['#/code/c0d', { screen: 'code', code: 'c0d' }],
  ['#/setup', { screen: 'setup' }],
  ['#/setup/ABCD-1234', { screen: 'setup', code: 'ABCD-1234' }],
  ['#/snippet', { screen: 'snippet' }],
])('%s is a place', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test.each(['#/reports', '#/inbox/a/b', '#/join', '#/settings/a/b/c/d', '#/inbox/%E0%A4%A', '#/snippet/x'])(
  '%s is nowhere',
  (hash) => {
    expect(parseRoute(hash).screen).toBe('unknown');
  },
);

test('every address that is built leads back to what it was built from', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(word, word, (one, two) => {
      expect(parseRoute(href.inbox(one))).toEqual({ screen: 'inbox', conversationId: one });
      expect(parseRoute(href.settings(one, two))).toEqual({ screen: 'settings', section: one, item: two });
      expect(parseRoute(href.join(one))).toEqual({ screen: 'join', token: one });
    }),
  );
});

test('whatever stands in the address bar, reading it does not throw', () => {
  fc.assert(
    fc.property(fc.string(), (hash) => {
      expect(parseRoute(hash)).toHaveProperty('screen');
    }),
  );
});
