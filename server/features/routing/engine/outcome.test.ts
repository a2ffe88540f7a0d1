import { describe, expect, it } from 'vitest';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

const two = () => {
  const table = new RoutingTable();
  table.rep('ada');
  table.rep('bela');
  return table;
};

describe('accepted but not started', () => {
  it('R13.1 nudges the rep after 30 s and offers the visitor anew after 60 s, in a successor that keeps the place', () => {
    const table = two();
    table.ask('maria');
    table.pass(10_000);
    const since = table.now - 10_000;
    table.accept('maria', 'ada');
    expect(table.pass(30_000)).toMatchObject([{ do: 'nudge', rep: 'ada' }]);
    expect(table.pass(30_000)).toContainEqual(expect.objectContaining({ do: 'requeue', because: 'not_started' }));
    const [first, second] = table.chain('maria');
    expect(first).toMatchObject({ state: 'canceled', outcome: null });
    expect(second).toMatchObject({ continuesId: first?.id, waitingSince: since, createdAt: table.now });
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R13.2 stops at the rep’s first message', () => {
    const table = two();
    table.ask('maria');
    table.accept('maria', 'ada');
    table.pass(20_000);
    table.about('maria', 'rep_wrote');
    expect(table.pass(3_600_000)).toMatchObject([{ do: 'sleep' }]);
  });

  it('R13.3 counts as a miss of the rep’s alone', () => {
    const table = two();
    table.ask('maria');
    table.accept('maria', 'ada');
    table.pass(60_000);
    expect(table.reps.get('ada')?.misses).toBe(1);
  });

  it('R13.4 has one accepted offer per item, however often a visitor is offered anew', () => {
    const table = two();
    table.ask('maria');
    for (const id of ['ada', 'bela']) {
      table.accept('maria', id);
      table.pass(60_000);
    }
    const accepted = [...table.offers.values()].filter((offer) => offer.state === 'accepted');
    expect(new Set(accepted.map((offer) => offer.itemId)).size).toBe(2);
    expect(table.chain('maria')).toHaveLength(3);
  });
});

describe('wrap-up', () => {
  const closed = (wrapUpMs: number) => {
    const table = new RoutingTable({ capacity: 1, wrapUpMs });
    table.rep('ada');
    table.ask('maria');
    table.accept('maria', 'ada');
    table.about('maria', 'rep_wrote');
    table.ask('noah');
    table.about('maria', 'closed');
    return table;
  };

  it('R14.1 keeps the capacity for 30 s after the conversation was closed', () => {
    const table = closed(30_000);
    expect(table.chain('maria')).toMatchObject([{ state: 'wrapping', wrapUntil: table.now + 30_000 }]);
    table.pass(29_999);
    expect(table.offered('noah')).toEqual([]);
    table.pass(1);
    expect(table.offered('noah')).toEqual(['ada']);
    expect(table.chain('maria')).toMatchObject([{ state: 'completed' }]);
  });

  it('R14.2 frees the rep at once without wrap-up, or where nothing was said', () => {
    expect(closed(0).offered('noah')).toEqual(['ada']);
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.ask('maria');
    table.accept('maria', 'ada');
    table.ask('noah');
    table.about('maria', 'closed');
    expect(table.offered('noah')).toEqual(['ada']);
  });

  it('R14.3 lets the visitor ask again while the rep still wraps up', () => {
    const table = closed(30_000);
    table.ask('maria');
    expect(table.chain('maria')).toMatchObject([{ state: 'wrapping' }, { state: 'pending' }]);
  });
});

describe('one outcome for each who waits', () => {
  it('R15.1 conversation: the rep’s first message, not the accepting', () => {
    const table = two();
    table.ask('maria');
    table.pass(7_000);
    table.accept('maria', 'ada');
    expect(table.outcomes('maria')).toEqual([]);
    table.pass(5_000);
    table.about('maria', 'rep_wrote');
    table.about('maria', 'rep_wrote');
    table.about('maria', 'booked');
    table.about('maria', 'closed');
    expect(table.outcomes('maria')).toEqual([
      { kind: 'conversation', reason: null, at: table.now, repId: 'ada', waitedMs: 12_000 },
    ]);
  });

  it('R15.2 meeting_booker, chose_to_book: the visitor booked while waiting', () => {
    const table = two();
    table.ask('maria');
    table.pass(25_000);
    table.about('maria', 'booked');
    expect(table.outcomes('maria')).toMatchObject([
      { kind: 'meeting_booker', reason: 'chose_to_book', repId: null, waitedMs: 25_000 },
    ]);
    expect(table.chain('maria')).toMatchObject([{ state: 'canceled', bookedAt: table.now }]);
    expect([...table.offers.values()].map((offer) => offer.state)).toEqual(['canceled', 'canceled']);
  });

  it('R15.3 meeting_booker, no_rep: nobody could be offered the visitor at any moment; booking later is a fact beside it', () => {
    for (const end of [
      (table: RoutingTable) => table.about('maria', 'booked'),
      (table: RoutingTable) => table.visitor('maria', 'left'),
    ]) {
      const table = new RoutingTable();
      table.ask('maria');
      table.pass(40_000);
      end(table);
      expect(table.outcomes('maria')).toMatchObject([{ kind: 'meeting_booker', reason: 'no_rep', waitedMs: 0 }]);
    }
  });

  it('R15.4 missed: reps were there and none began, whether or not the booker was then shown and used', () => {
    const table = two();
    table.ask('maria');
    table.pass(60_000);
    table.about('maria', 'booked');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'missed', repId: null, waitedMs: 60_000 }]);
    expect(table.chain('maria')).toMatchObject([{ bookedAt: table.now }]);
  });

  it('R15.5 attributes a miss to a rep only where the offers were theirs alone', () => {
    const alone = new RoutingTable();
    alone.rep('ada');
    alone.ask('maria');
    alone.visitor('maria', 'left');
    expect(alone.outcomes('maria')).toMatchObject([{ kind: 'missed', repId: 'ada' }]);
    const table = two();
    table.ask('maria', 'ada');
    table.pass(15_000);
    table.visitor('maria', 'left');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'missed', repId: null }]);
  });

  it('R15.6 attributes a miss to the rep who had accepted when the visitor left, and writes it once', () => {
    const table = two();
    table.ask('maria');
    table.accept('maria', 'bela');
    table.visitor('maria', 'left');
    table.visitor('maria', 'here');
    table.about('maria', 'rep_wrote');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'missed', repId: 'bela' }]);
  });

  it('R15.7 writes no second outcome when a conversation is offered anew', () => {
    const table = two();
    table.ask('maria');
    table.accept('maria', 'ada');
    table.about('maria', 'rep_wrote');
    table.rep('ada', { connection: 'lost' });
    table.pass(60_000);
    table.accept('maria', 'bela');
    table.about('maria', 'rep_wrote');
    table.about('maria', 'closed');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'conversation', repId: 'ada' }]);
  });

  it('R15.8 begins a new wait, with an outcome of its own, when the visitor asks again later', () => {
    const table = two();
    table.ask('maria');
    table.about('maria', 'booked');
    table.ask('maria');
    table.accept('maria', 'ada');
    table.about('maria', 'rep_wrote');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'meeting_booker' }, { kind: 'conversation' }]);
  });
});
