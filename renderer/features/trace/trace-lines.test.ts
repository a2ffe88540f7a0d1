import { describe, expect, it } from 'vitest';
import type { RoutingDecision } from '../../../shared/protocol/rep/routing.ts';
import { traceLines } from './trace-lines.ts';

const person = (name: string) => ({ id: name, name, photo: null });

const decision = (over: Partial<RoutingDecision>): RoutingDecision => ({
  ...{ id: `${Math.random()}`, at: 1000, workItemId: 'item', kind: 'asked', rep: null, by: null, because: null },
  ...{ until: null, sole: false, rules: [], target: null },
  ...over,
});

describe('R11.3 the lines of a trace', () => {
  it('tell in one line what ended for several reps in one moment', () => {
    const ended = (name: string, over: Partial<RoutingDecision> = {}) =>
      decision({ kind: 'taken_back', because: 'taken', rep: person(name), ...over });
    const lines = traceLines([
      decision({ kind: 'accepted', rep: person('Bela') }),
      ended('Ada'),
      ended('Chen'),
      ended('Dora', { because: 'no_room' }),
      ended('Emil', { because: 'no_room', at: 2000 }),
    ]);
    expect(lines.map(({ kind, reps }) => [kind, ...reps.map(({ name }) => name)])).toEqual([
      ['accepted', 'Bela'],
      ['taken_back', 'Ada', 'Chen'],
      ['taken_back', 'Dora'],
      ['taken_back', 'Emil'],
    ]);
  });

  it('keep apart what is not the same, though it came at once', () => {
    const lines = traceLines([
      decision({ kind: 'accepted', rep: person('Bela') }),
      decision({ kind: 'started', rep: person('Bela') }),
      decision({ kind: 'outcome', because: 'conversation', rep: person('Bela') }),
    ]);
    expect(lines).toHaveLength(3);
  });
});
