import { describe, expect, it } from 'vitest';
import type { ThreadLine } from '../../../shared/client/delivery/thread.ts';
import type { MessageEntry } from '../../../shared/domain/conversation.ts';
import { lastDelivered, placeLines } from './grouped-lines.ts';

const minute = 60_000;
const rep = { id: 'me', name: 'Ada', photo: null };
const said = (seq: number, at: number, sender: MessageEntry['sender'] = { kind: 'visitor' }): ThreadLine => ({
  kind: 'message',
  key: `k${seq}`,
  entry: { type: 'message', seq, at, id: `m${seq}`, clientId: `k${seq}`, sender, text: 'words' },
  mine: sender.kind === 'rep',
  delivery: sender.kind === 'rep' ? 'sent' : null,
  change: null,
});
const joined = (seq: number, at: number): ThreadLine => ({
  kind: 'event',
  key: `#${seq}`,
  entry: { type: 'joined', seq, at, rep },
});
const dayOf = (at: number) => String(Math.floor(at / (24 * 60 * minute)));
const firsts = (lines: ThreadLine[]) => placeLines(lines, 'me', dayOf).map((placed) => placed.first);

describe('the lines of a thread', () => {
  it('form a run while one speaker goes on within a few minutes', () => {
    expect(firsts([said(1, 0), said(2, minute), said(3, 7 * minute)])).toEqual([true, false, true]);
  });

  it('begin a new run with another speaker, after an event, and on a new day', () => {
    const day = 24 * 60 * minute;
    const lines = [said(1, day - minute), said(2, day - 1, { kind: 'rep', rep }), joined(3, day - 1), said(4, day + 1)];
    const placed = placeLines(lines, 'me', dayOf);
    expect(placed.map((line) => line.first)).toEqual([true, true, true, true]);
    expect(placed.map((line) => line.day)).toEqual([day - minute, null, null, day + 1]);
  });

  it('keep my own words in one run from the outbox to the log', () => {
    const outgoing: ThreadLine = {
      kind: 'outgoing',
      key: 'k2',
      delivery: 'sending',
      item: {
        clientId: 'k2',
        lane: 'c',
        does: 'send',
        of: null,
        text: 'words',
        createdAt: minute,
        state: 'sending',
        seq: null,
        error: null,
      },
      change: null,
    };
    expect(firsts([said(1, 0, { kind: 'rep', rep }), outgoing])).toEqual([true, false]);
    expect(lastDelivered([said(1, 0, { kind: 'rep', rep }), outgoing])).toBe('k2');
    expect(lastDelivered([said(1, 0)])).toBeNull();
  });
});
