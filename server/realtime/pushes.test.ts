import type { Namespace } from 'socket.io';
import { expect, test } from 'vitest';
import type { Conversation, Entry } from '../../shared/domain/conversation.ts';
import { SignalBoard } from '../db/signal-board.ts';
import { silentLog } from '../tests/support/a-store.ts';
import { startPushes } from './pushes.ts';

const heard = () => {
  const said: unknown[] = [];
  const to = { emit: (_event: string, data: unknown) => said.push(data) };
  return { said, nsp: { to: () => to, in: () => ({ socketsLeave: () => {} }) } as unknown as Namespace };
};

const unasked = () => {
  throw new Error('nobody asks that');
};

/** What both sides are told of an entry. */
const told = (entry: Entry): [unknown, unknown] => {
  const board = new SignalBoard();
  const [rep, visitor] = [heard(), heard()];
  const reads = { personOf: unasked, presenceOf: unasked, becauseOf: unasked, settings: unasked, statuses: unasked };
  const stop = startPushes({
    board,
    rep: rep.nsp,
    visitor: visitor.nsp,
    tickets: {} as never,
    log: silentLog,
    ...reads,
  });
  const conversation = { id: 'c', visitorId: 'v' } as Conversation;
  board.publish('conversation.appended', { conversation, siteId: 's', repId: 'r', entry });
  stop();
  return [rep.said[0], visitor.said[0]];
};

test('an entry that is the same to both sides is one object, which the parser writes once', () => {
  const [rep, visitor] = told({ type: 'closed', reason: 'rep', seq: 1, at: 1 });
  expect(visitor).toBe(rep);
  expect(visitor).toMatchObject({ entry: { type: 'closed' } });
});

test('what only reps may read is left out for the visitor', () => {
  const note = { id: 'n', by: { id: 'r', name: 'Ada', photo: null }, text: 'a secret', mentions: [] } as never;
  const [rep, visitor] = told({ type: 'note', note, seq: 1, at: 1 });
  expect(JSON.stringify(rep)).toContain('a secret');
  expect(JSON.stringify(visitor)).not.toContain('a secret');
});
