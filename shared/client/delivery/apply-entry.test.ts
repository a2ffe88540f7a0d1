import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '../../domain/conversation.ts';
import { applyChanges, applyEntry } from './apply-entry.ts';

type Step = { does: 'say' | 'note' | 'edit' | 'delete' | 'book' | 'cancel'; which: number };

const rep = { id: 'rep', name: 'Ana', photo: null };

/** A router's rows: what each entry reads like now is worked out when it is read. */
function createRows() {
  const log: (
    | { type: 'message' | 'note' | 'booked'; seq: number }
    | { type: 'edited' | 'deleted' | 'canceled'; seq: number; of: number }
  )[] = [];
  const canceled = new Map<number, number>();
  const now = new Map<number, { text: string | null; editedAt?: number; deletedAt?: number }>();
  const read = (): Entry[] =>
    log.map((row): Entry => {
      const place = { seq: row.seq, at: row.seq };
      if (row.type === 'booked') {
        const canceledAt = canceled.get(row.seq);
        return { ...place, type: 'booked', meetingId: 'm', startsAt: 9, ...(canceledAt ? { canceledAt } : {}) };
      }
      if (row.type === 'canceled')
        return { ...place, type: 'edited', of: row.of, text: null, canceled: { by: rep, startsAt: 9 } };
      if (row.type === 'deleted') return { ...place, type: 'deleted', of: row.of };
      if (row.type === 'edited') return { ...place, type: 'edited', of: row.of, text: now.get(row.of)?.text ?? null };
      const said = now.get(row.seq) ?? { text: null };
      const id = `m${row.seq}`;
      if (row.type === 'message')
        return { ...place, ...said, type: 'message', id, clientId: id, sender: { kind: 'visitor' } };
      const note = said.text === null ? null : { id, clientId: id, rep, text: said.text, mentions: [] };
      return { ...place, type: 'note', note };
    });
  /** Answers with the entry as it was pushed at the time. */
  const take = ({ does, which }: Step): Entry | undefined => {
    const seq = log.length + 1;
    const text = `text ${seq}`;
    if (does === 'book') log.push({ type: 'booked', seq });
    else if (does === 'cancel') {
      const booked = log.find((row) => row.type === 'booked' && !canceled.has(row.seq));
      if (!booked) return;
      log.push({ type: 'canceled', seq, of: booked.seq });
      canceled.set(booked.seq, seq);
    } else if (does === 'say' || does === 'note') {
      log.push({ type: does === 'say' ? 'message' : 'note', seq });
      now.set(seq, { text });
    } else {
      const standing = [...now].filter(([, said]) => said.text !== null);
      const found = standing[which % Math.max(1, standing.length)];
      if (!found) return;
      const [of, said] = found;
      log.push({ type: does === 'edit' ? 'edited' : 'deleted', seq, of });
      const isNote = log[of - 1]?.type === 'note';
      if (does === 'edit') now.set(of, isNote ? { text } : { ...said, text, editedAt: seq });
      else now.set(of, isNote ? { text: null } : { ...said, text: null, deletedAt: seq });
    }
    return structuredClone(read().at(-1));
  };
  return { read, take };
}

const steps = fc.array(
  fc.record({
    does: fc.constantFrom('say', 'say', 'note', 'edit', 'edit', 'delete', 'book', 'cancel'),
    which: fc.nat(20),
  }) as fc.Arbitrary<Step>,
  { maxLength: 40 },
);

it('ends where a reader ends who opens afresh, whether entries were pushed at the time or read later', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (history, pushed) => {
      const rows = createRows();
      const heard = history.flatMap((step) => rows.take(step) ?? []);
      const whole = rows.read();
      const followed = whole.reduce<readonly Entry[]>(
        (entries, read, n) => applyEntry(entries, (pushed[n] && heard[n]) || read),
        [],
      );
      expect(followed).toEqual(whole);
    }),
    { numRuns: 500 },
  );
});

it('brings a page of earlier entries up to date that was read before later changes came', () => {
  fc.assert(
    fc.property(steps, fc.nat(40), fc.nat(40), (history, readAt, cut) => {
      const rows = createRows();
      let page: Entry[] = [];
      const heard = history.flatMap((step, n) => {
        if (n === readAt % Math.max(1, history.length)) page = structuredClone(rows.read());
        return rows.take(step) ?? [];
      });
      const at = Math.min(cut, page.length);
      const later = heard.slice(at).reduce<readonly Entry[]>(applyEntry, []);
      expect([...applyChanges(page.slice(0, at), later), ...later]).toEqual(rows.read());
    }),
    { numRuns: 500 },
  );
});

it('never brings back words that are gone, however late an older change comes', () => {
  const gone: Entry = {
    type: 'message',
    seq: 1,
    at: 1,
    id: 'm',
    clientId: 'm',
    sender: { kind: 'visitor' },
    text: null,
    deletedAt: 3,
  };
  expect(applyChanges([gone], [{ type: 'edited', seq: 2, at: 2, of: 1, text: 'secret' }])).toMatchObject([
    { text: null, deletedAt: 3 },
  ]);
});
