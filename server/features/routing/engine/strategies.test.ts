import { describe, expect, it } from 'vitest';
import type { RepTraits, Strategy } from '../../../../shared/domain/routing-plan.ts';
import { aPlan, aQueue, aRule, traits } from '../../../tests/support/plans.ts';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

/** Three reps with room for many, and one strategy for all. */
const tableOf = (strategy: Strategy, known: Record<string, RepTraits> = {}) => {
  const table = new RoutingTable({ capacity: 20, plan: aPlan({ targets: [{ strategy }], traits: known }) });
  for (const id of ['ada', 'bela', 'chen']) table.rep(id);
  return table;
};

let visitors = 0;
/** Who is offered the next visitor. They take it. */
const next = (table: RoutingTable): string => {
  visitors += 1;
  const name = `visitor ${visitors}`;
  table.ask(name);
  const [rep = 'nobody', ...more] = table.offered(name);
  expect(more).toEqual([]);
  table.accept(name, rep);
  table.about(name, 'rep_wrote');
  table.pass(1);
  return rep;
};

const several = (table: RoutingTable, count: number): string => {
  const names: string[] = [];
  for (let n = 0; n < count; n += 1) names.push(next(table).slice(0, 1));
  return names.join('');
};

describe('strategies', () => {
  it('R18.1 offers to one after the other but for first_available, and each offer is the rep’s alone', () => {
    const table = tableOf('longest_idle');
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['ada']);
    expect(table.offer('maria', 'ada')).toMatchObject({ sole: true, why: 'longest_idle' });
    table.decline('maria', 'ada');
    expect(table.offered('maria')).toEqual(['bela']);
    table.pass(30_000);
    expect(table.offered('maria')).toEqual(['chen']);
    table.decline('maria', 'chen');
    expect(table.offered('maria')).toEqual([]);
    table.pass(5_000);
    expect(table.offered('maria')).toEqual(['ada']);
  });

  it('R18.2 gives everybody their turn in a round robin, whoever declines', () => {
    const table = tableOf('round_robin');
    expect(several(table, 6)).toBe('abcabc');
    table.ask('maria');
    table.decline('maria', 'ada');
    expect(table.offer('maria', 'bela').why).toBe('next_in_turn');
    table.decline('maria', 'bela');
    table.accept('maria', 'chen');
    expect(several(table, 4)).toBe('abca');
  });

  it('R18.3 lets nobody make up for the turns they were not there for', () => {
    const table = tableOf('round_robin');
    table.rep('chen', { status: 'away' });
    expect(several(table, 4)).toBe('abab');
    table.rep('chen', { status: 'available' });
    expect(several(table, 6)).toBe('cabcab');
  });

  it('R18.4 remembers the turns when the process dies', () => {
    const table = tableOf('round_robin');
    expect(several(table, 2)).toBe('ab');
    table.crash();
    expect(table.state.turns.get('all')?.places.size).toBe(2);
    expect(several(table, 3)).toBe('cab');
  });

  it('R18.5 shares by weight', () => {
    const table = tableOf('weighted_round_robin', { ada: traits({ weight: 3 }) });
    const shares = several(table, 20);
    expect([...shares].filter((rep) => rep === 'a')).toHaveLength(12);
    expect([...shares].filter((rep) => rep === 'b')).toHaveLength(4);
  });

  it('R18.17 shares calls by what a rep weighs there, and chats as before', () => {
    const known = { ada: traits({ weight: 3, voiceWeight: 1 }), bela: traits({ voiceWeight: 3 }) };
    const plan = aPlan({ targets: [{ strategy: 'weighted_round_robin' }], traits: known });
    const sharesOf = (channel: 'chat' | 'voice'): string => {
      const table = new RoutingTable({ capacity: 3, wrapUpMs: 0, callWrapUpMs: 0, plan });
      for (const id of ['ada', 'bela', 'chen']) table.rep(id, { accepts: ['chat', 'voice'] });
      let shares = '';
      for (let n = 0; n < 20; n += 1) {
        table.ask(`visitor ${n}`, null, {}, channel);
        const [rep = 'nobody'] = table.offered(`visitor ${n}`);
        shares += rep.slice(0, 1);
        table.accept(`visitor ${n}`, rep);
        table.about(`visitor ${n}`, 'rep_wrote');
        table.about(`visitor ${n}`, 'closed');
        table.pass(1);
      }
      return [...shares].sort().join('');
    };
    // Whoever weighs three comes three times as often: ada for chats, bela for calls.
    expect(sharesOf('chat')).toBe(`${'a'.repeat(12)}${'b'.repeat(4)}${'c'.repeat(4)}`);
    expect(sharesOf('voice')).toBe(`${'a'.repeat(4)}${'b'.repeat(12)}${'c'.repeat(4)}`);
  });

  it('R18.6 asks who has the fewest conversations, of several the one who waits longest', () => {
    const table = tableOf('least_active');
    expect(several(table, 4)).toBe('abca');
    table.about(`visitor ${visitors - 2}`, 'closed');
    table.pass(30_000);
    expect(several(table, 2)).toBe('bc');
  });

  it('R18.7 asks who has the most room left', () => {
    const table = tableOf('most_available', { ada: traits({ capacity: 3 }), bela: traits({ capacity: 18 }) });
    expect(several(table, 6)).toBe('ccbcbc');
  });

  it('R18.8 asks who is longest without a new conversation', () => {
    const table = tableOf('longest_idle');
    expect(several(table, 3)).toBe('abc');
    table.ask('maria', null);
    table.decline('maria', 'ada');
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R18.9 offers by hand to nobody, and overflows when nobody is there', () => {
    const table = tableOf('manual');
    table.ask('maria');
    table.rep('dora');
    expect(table.offered('maria')).toEqual([]);
    expect(table.chain('maria')).toMatchObject([{ state: 'pending', bookerShownAt: null }]);
    for (const id of ['ada', 'bela', 'chen', 'dora']) table.rep(id, { status: 'away' });
    expect(table.chain('maria')).toMatchObject([{ bookerShownAt: table.now }]);
  });

  it('R18.10 gives a rep who frees up the oldest visitor of the highest priority in any of their queues', () => {
    const german = aRule([{ queueId: 'german' }], {
      id: 'german',
      when: [{ on: 'language', op: 'is', values: ['de'] }],
      priority: 5,
    });
    const plan = aPlan({ rules: [german], queues: [aQueue('german', ['bela'])] });
    const table = new RoutingTable({ capacity: 1, wrapUpMs: 0, plan });
    table.rep('bela');
    table.ask('maria');
    table.accept('maria', 'bela');
    table.about('maria', 'rep_wrote');
    table.ask('noah');
    table.pass(1);
    table.ask('olga', null, { language: 'de' });
    table.pass(1);
    table.ask('pia', null, { language: 'de' });
    table.about('maria', 'closed');
    expect(['noah', 'olga', 'pia'].map((name) => table.offered(name))).toEqual([[], ['bela'], []]);
  });
});

describe('a waterfall', () => {
  it('R18.11 offers as often as it may and then goes on', () => {
    const targets = [{ waterfall: { attempts: 2 }, untilS: 300 }, {}];
    const table = new RoutingTable({ plan: aPlan({ targets }) });
    for (const id of ['ada', 'bela', 'chen', 'dora']) table.rep(id);
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['ada']);
    table.decline('maria', 'ada');
    expect(table.offered('maria')).toEqual(['bela']);
    expect(table.decline('maria', 'bela')).toContainEqual(
      expect.objectContaining({ do: 'move_on', target: 'target 1', because: 'attempts' }),
    );
    expect(table.offered('maria')).toEqual(['chen', 'dora']);
  });

  it('R18.12 shows the booker where it was the last thing to try', () => {
    const table = new RoutingTable({ plan: aPlan({ targets: [{ waterfall: { attempts: 1 } }] }) });
    table.rep('ada');
    table.rep('bela');
    table.ask('maria');
    expect(table.decline('maria', 'ada')).toContainEqual(
      expect.objectContaining({ do: 'overflow', because: 'attempts' }),
    );
    table.rep('chen');
    expect(table.offered('maria')).toEqual([]);
  });
});
