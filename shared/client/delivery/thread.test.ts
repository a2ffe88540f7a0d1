import { expect, it } from 'vitest';
import type { Conversation, Entry } from '../../domain/conversation.ts';
import type { OutboxItem } from './outbox.ts';
import { threadOf } from './thread.ts';

const rep = { id: 'rep', name: 'Ana', photo: null };
const head = { repReadSeq: 2, visitorReadSeq: 3 } as Conversation;
const message = (seq: number, clientId: string, sender: Extract<Entry, { type: 'message' }>['sender']): Entry => ({
  type: 'message',
  seq,
  at: seq,
  id: clientId,
  clientId,
  sender,
  text: clientId,
});
const item = (clientId: string, state: OutboxItem['state']): OutboxItem => ({
  clientId,
  lane: 'a',
  does: 'send',
  of: null,
  text: clientId,
  createdAt: 1,
  state,
  seq: null,
  error: null,
});

const entries: Entry[] = [
  message(1, 'v1', { kind: 'visitor' }),
  { type: 'joined', seq: 2, at: 2, rep },
  message(3, 'r1', { kind: 'rep', rep }),
  message(4, 'v2', { kind: 'visitor' }),
  { type: 'read', seq: 5, at: 5, by: 'rep', upTo: 2 },
];

it('shows each message once under one key, however far it got', () => {
  const lines = threadOf(
    { entries, conversation: head },
    [item('v2', 'sent'), item('v3', 'sending'), item('v4', 'failed')],
    null,
  );
  expect(lines.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
    'v1 message',
    '#2 event',
    'r1 message',
    'v2 message',
    'v3 outgoing',
    'v4 outgoing',
  ]);
  expect(lines.map((line) => ('delivery' in line ? line.delivery : undefined))).toEqual([
    'seen',
    undefined,
    null,
    'sent',
    'sending',
    'failed',
  ]);
});

it('has a line where a meeting was canceled, and none where words were edited', () => {
  const canceled = { by: rep, startsAt: 9 };
  const changes: Entry[] = [
    { type: 'booked', seq: 6, at: 6, meetingId: 'm', startsAt: 9 },
    { type: 'edited', seq: 7, at: 7, of: 1, text: 'better' },
    { type: 'edited', seq: 8, at: 8, of: 6, text: null, canceled },
  ];
  const lines = threadOf({ entries: changes, conversation: head }, [], null);
  expect(lines.map(({ key, kind }) => `${key} ${kind}`)).toEqual(['#6 event', '#8 event']);
});

it('calls mine only what this rep wrote', () => {
  const lines = threadOf({ entries, conversation: head }, [], 'rep');
  expect(lines.filter((line) => line.kind === 'message' && line.mine).map((line) => line.key)).toEqual(['r1']);
  expect(
    threadOf({ entries, conversation: head }, [], 'other').some((line) => line.kind === 'message' && line.mine),
  ).toBe(false);
});
