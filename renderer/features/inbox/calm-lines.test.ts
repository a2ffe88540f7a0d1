import { describe, expect, it } from 'vitest';
import type { EventEntry, ThreadLine } from '../../../shared/client/delivery/thread.ts';
import { calmLines } from './calm-lines.ts';

const [ada, chen] = [
  { id: 'ada', name: 'Ada', photo: null },
  { id: 'chen', name: 'Chen', photo: null },
];
const event = (seq: number, entry: object): ThreadLine => ({
  kind: 'event',
  key: `#${seq}`,
  entry: { seq, at: seq, ...entry } as EventEntry,
});
const said = (seq: number, text: string | null, more: object = {}): ThreadLine => ({
  kind: 'message',
  key: `k${seq}`,
  entry: {
    type: 'message',
    seq,
    at: seq,
    id: `m${seq}`,
    clientId: `k${seq}`,
    sender: { kind: 'visitor' },
    text,
    ...more,
  },
  mine: false,
  delivery: null,
  change: null,
});
const offered = (seq: number, note: string | null) =>
  event(seq, { type: 'transfer', news: { from: ada, toRep: chen, toQueue: null, note, ended: null } });
const back = (seq: number, ended: string) =>
  event(seq, { type: 'transfer', news: { from: ada, toRep: chen, toQueue: null, note: null, ended } });
const left = (seq: number) => event(seq, { type: 'left', rep: ada, moved: { by: ada, to: chen } });
const joined = (seq: number, rep = chen, more = {}) => event(seq, { type: 'joined', rep, ...more });
const drawn = (...lines: ThreadLine[]) =>
  calmLines(lines).map((line) => (line.kind === 'event' && line.note ? `${line.key} ${line.note}` : line.key));

describe('the lines of a thread are calm', () => {
  it('handing over is one line once it is accepted, with the note', () => {
    expect(drawn(joined(1, ada), offered(2, 'Asks about SSO'), said(3, 'Hello?'), left(4), joined(5))).toEqual([
      '#1',
      'k3',
      '#4 Asks about SSO',
    ]);
    expect(drawn(offered(2, null), joined(4), left(5))).toEqual(['#5']);
  });

  it('and one line where it comes back; what is still offered says so', () => {
    expect(drawn(offered(1, null), back(2, 'declined'), offered(3, 'Please'))).toEqual(['#2', '#3']);
    expect(drawn(offered(1, null), back(2, 'timeout'), offered(3, 'Please'), left(4), joined(5))).toEqual([
      '#2',
      '#4 Please',
    ]);
  });

  it('somebody else who joins is said', () => {
    expect(drawn(left(1), joined(2, ada), joined(3, chen, { guest: true }))).toEqual(['#1', '#2', '#3']);
  });

  it('a run of erased messages is one line; what its writer deleted is not of it', () => {
    const lines = [said(1, null), said(2, null), said(3, 'there'), said(4, null), said(5, null, { deletedAt: 5 })];
    expect(calmLines(lines).map((line) => [line.key, line.kind === 'erased' ? line.count : line.kind])).toEqual([
      ['k2', 2],
      ['k3', 'message'],
      ['k4', 1],
      ['k5', 'message'],
    ]);
  });
});
