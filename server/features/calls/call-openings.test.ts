import { describe, expect, it } from 'vitest';
import type { CallSide, LiveCall } from '../../../shared/domain/call.ts';
import { answerCall, maxKeptSignals, otherSide } from '../../../shared/domain/call-steps.ts';
import type { CallWord } from '../../../shared/protocol/call-requests.ts';
import { createCallOpenings } from './call-openings.ts';

const by = (startedBy: CallSide): LiveCall => ({
  id: 'call',
  conversationId: 'conversation',
  visitorId: 'visitor',
  rep: { id: 'ada', name: 'Ada Lind', photo: null },
  startedBy,
  startedAt: 0,
  seats: { visitor: null, rep: null, [startedBy]: `the ${startedBy}'s` },
  joins: 0,
  state: 'ringing',
  ringsUntil: 25_000,
});
const tx = { onRollback: () => {} };
const again: CallWord = { generation: 1, seq: 1, data: { type: 'again' } };
const word = (seq: number): CallWord => ({ generation: 1, seq, data: { type: 'offer', sdp: String(seq) } });

describe('the way of a rep’s call that rings', () => {
  const rings = by('rep');
  const opened = (said?: readonly CallWord[]) => {
    const openings = createCallOpenings();
    openings.begin(tx, rings.id, said);
    return openings;
  };

  it('is the first speaking tab’s: it hears what came after the ring, and no other has a say', () => {
    const openings = opened([word(1)]);
    expect(openings.hear(tx, rings, 'rep', "the rep's", word(2))).toEqual([]);
    expect(openings.hear(tx, rings, 'visitor', 'tab 1', word(1))).toEqual([
      { to: 'rep', seat: "the rep's", words: [word(1)] },
      { to: 'visitor', seat: 'tab 1', words: [word(2)] },
    ]);
    expect(openings.ahead(rings.id)).toBe('tab 1');
    expect(openings.hear(tx, rings, 'visitor', 'tab 2', word(1))).toBeNull();
    expect(openings.hear(tx, rings, 'rep', "the rep's", word(3))).toEqual([
      { to: 'visitor', seat: 'tab 1', words: [word(3)] },
    ]);
    expect(openings.hear(tx, rings, 'visitor', 'tab 1', word(2))).toEqual([
      { to: 'rep', seat: "the rep's", words: [word(2)] },
      { to: 'visitor', seat: 'tab 1', words: [] },
    ]);
    expect(openings.missed(rings.id)).toEqual([]);
  });

  it('tells a tab that came later and only listens all that was said', () => {
    const openings = opened([word(1)]);
    openings.hear(tx, rings, 'rep', "the rep's", word(2));
    expect(openings.hear(tx, rings, 'visitor', 'late', again)).toEqual([
      { to: 'visitor', seat: 'late', words: [word(1), word(2)] },
    ]);
    expect(openings.ahead(rings.id)).toBe('late');
  });

  it('of a console that waits to be spoken to passes the first word on', () => {
    const openings = opened();
    expect(openings.hear(tx, rings, 'rep', "the rep's", word(1))).toBeNull();
    expect(openings.hear(tx, rings, 'visitor', 'tab', again)?.[0]).toEqual({
      to: 'rep',
      seat: "the rep's",
      words: [again],
    });
  });

  it('keeps what is said for the tab that answers without a word, up to a bound', () => {
    const openings = opened([word(1)]);
    const said = Array.from({ length: maxKeptSignals + 5 }, (_, place) => word(place + 2));
    const taken = said.filter((one) => openings.hear(tx, rings, 'rep', "the rep's", one) !== null);
    expect(taken).toHaveLength(maxKeptSignals - 1);
    expect(openings.missed(rings.id)).toEqual([word(1), ...taken]);
    openings.end(rings.id);
    expect([openings.missed(rings.id), openings.ahead(rings.id)]).toEqual([[], null]);
  });

  it('is as it was where a command is taken back: run again, a tab that listens hears what was kept, and nothing is kept twice', () => {
    const openings = opened([word(1)]);
    const tried = (side: CallSide, seat: string, said: CallWord) => {
      const undos: (() => void)[] = [];
      openings.hear({ onRollback: (undo) => undos.push(undo) }, rings, side, seat, said);
      for (const undo of undos) undo();
      return openings.hear(tx, rings, side, seat, said);
    };
    expect(tried('rep', "the rep's", word(2))).toEqual([]);
    expect(tried('visitor', 'tab', again)).toEqual([{ to: 'visitor', seat: 'tab', words: [word(1), word(2)] }]);
  });

  it('is kept of no call that was not stored after all', () => {
    const openings = createCallOpenings();
    const undos: (() => void)[] = [];
    openings.begin({ onRollback: (undo) => undos.push(undo) }, rings.id, [word(1)]);
    expect(openings.missed(rings.id)).toHaveLength(1);
    for (const undo of undos) undo();
    expect(openings.missed(rings.id)).toEqual([]);
  });

  it('is no other rep’s engine’s', () => {
    expect(opened([word(1)]).hear(tx, rings, 'rep', 'another console', word(1))).toBeNull();
  });
});

describe('the way of a visitor’s call that rings', () => {
  it('is told to the first console that listens, and what that one says to the visitor’s engine alone', () => {
    const rings = by('visitor');
    const openings = createCallOpenings();
    openings.begin(tx, rings.id, []);
    openings.hear(tx, rings, 'visitor', "the visitor's", word(1));
    expect(openings.hear(tx, rings, 'rep', 'a console', again)).toEqual([
      { to: 'rep', seat: 'a console', words: [word(1)] },
    ]);
    expect(openings.hear(tx, rings, 'rep', 'another', again)).toBeNull();
    expect(openings.hear(tx, rings, 'visitor', "the visitor's", word(2))).toEqual([
      { to: 'rep', seat: 'a console', words: [word(2)] },
    ]);
    expect(openings.hear(tx, rings, 'rep', 'a console', word(1))?.[0]).toEqual({
      to: 'visitor',
      seat: "the visitor's",
      words: [word(1)],
    });
  });

  it('is told to the rep who answers where none listened', () => {
    const rings = by('visitor');
    const openings = createCallOpenings();
    openings.begin(tx, rings.id, []);
    expect(openings.hear(tx, rings, 'visitor', "the visitor's", word(1))).toEqual([]);
    expect(openings.ahead(rings.id)).toBeNull();
    expect(openings.missed(rings.id)).toEqual([word(1)]);
  });
});

describe('the way of an answered call', () => {
  it.each(['rep', 'visitor'] as const)('goes from the seats of both, whoever began (%s)', (side) => {
    const openings = createCallOpenings();
    const call = answerCall(by(side), 'the answering one', 1_000);
    expect(openings.hear(tx, call, side, `the ${side}'s`, word(1))).toEqual([
      { to: otherSide(side), seat: 'the answering one', words: [word(1)] },
    ]);
    expect(openings.hear(tx, call, otherSide(side), 'the answering one', word(1))).toEqual([
      { to: side, seat: `the ${side}'s`, words: [word(1)] },
    ]);
    expect(openings.hear(tx, call, otherSide(side), 'another', word(1))).toBeNull();
  });
});
