import { expect, test } from 'vitest';
import { notifyTargets } from '../../shared/ipc/notify.ts';
import { parseRoute } from './route.ts';
import { targetAddress } from './target-address.ts';

const id = '0192f0c1-2345-7abc-8def-0123456789ab';

test.each([
  [{ kind: 'conversation', conversationId: id } as const, { screen: 'inbox', conversationId: id }],
  [{ kind: 'offer', offerId: id, conversationId: id } as const, { screen: 'inbox', conversationId: id }],
  [{ kind: 'call', conversationId: id } as const, { screen: 'inbox', conversationId: id }],
  [{ kind: 'visitor', visitorId: id } as const, { screen: 'live', visitorId: id }],
])('a click on %o arrives', (to, route) => {
  expect(parseRoute(targetAddress(to))).toEqual(route);
});

test('no place a notification may name is nowhere', () => {
  for (const schema of notifyTargets) {
    const to = schema.safeParse({ kind: schema.shape.kind.value, conversationId: id, visitorId: id, offerId: id });
    expect(to.success && parseRoute(targetAddress(to.data)).screen).not.toBe('unknown');
    expect(to.success).toBe(true);
  }
});
