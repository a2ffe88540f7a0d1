import { describe, expect, it } from 'vitest';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

describe('the default rule', () => {
  it('R3.1 starts the timeout anew with each offer', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.ask('maria');
    expect(table.offer('maria', 'ada').expiresAt).toBe(table.now + 30_000);
    table.pass(30_000);
    expect(table.offered('maria')).toEqual([]);
    table.pass(5_000);
    expect(table.offer('maria', 'ada').expiresAt).toBe(table.now + 30_000);
  });

  it('R3.2 offers the visitor to the account’s owner alone for 15 s, then to all, and the owner keeps the card', () => {
    const table = new RoutingTable();
    for (const id of ['ada', 'bela', 'chen']) table.rep(id);
    table.ask('maria', 'bela');
    expect(table.offered('maria')).toEqual(['bela']);
    expect(table.offer('maria', 'bela')).toMatchObject({ sole: true, why: 'owner' });
    table.pass(14_999);
    expect(table.offered('maria')).toEqual(['bela']);
    table.pass(1);
    expect(table.offered('maria')).toEqual(['ada', 'bela', 'chen']);
    expect(table.offer('maria', 'bela').sole).toBe(false);
  });

  it.each([
    ['is away', (table: RoutingTable) => table.rep('bela', { status: 'away' })],
    ['is lost', (table: RoutingTable) => table.rep('bela', { connection: 'lost' })],
    ['is unknown', () => {}],
    [
      'has no room',
      (table: RoutingTable) => {
        table.rep('bela');
        table.ask('noah', 'bela');
        table.accept('noah', 'bela');
      },
    ],
  ])('R3.3 goes to all at once where the owner %s', (_, prepare) => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    prepare(table);
    table.ask('maria', 'bela');
    expect(table.offered('maria')).toEqual(['ada']);
  });

  it('R3.4 goes to all as soon as the owner declines, is lost or leaves an accepting status', () => {
    for (const leave of [
      (table: RoutingTable) => table.decline('maria', 'bela'),
      (table: RoutingTable) => table.rep('bela', { connection: 'lost' }),
      (table: RoutingTable) => table.rep('bela', { status: 'busy' }),
    ]) {
      const table = new RoutingTable();
      table.rep('ada');
      table.rep('bela');
      table.ask('maria', 'bela');
      leave(table);
      expect(table.offered('maria')).toEqual(['ada']);
    }
  });

  it('R3.5 shows the booker when the item is 60 s old; the place in the queue and open offers stay', () => {
    const table = new RoutingTable({ offerMs: 40_000 });
    table.rep('ada');
    table.ask('maria');
    table.pass(59_999);
    expect(table.chain('maria')).toMatchObject([{ bookerShownAt: null }]);
    expect(table.pass(1)).toContainEqual(expect.objectContaining({ do: 'overflow', because: 'age' }));
    expect(table.offered('maria')).toEqual(['ada']);
    table.accept('maria', 'ada');
    table.about('maria', 'rep_wrote');
    expect(table.outcomes('maria')).toMatchObject([{ kind: 'conversation', repId: 'ada' }]);
  });

  it('R3.6 shows the booker at once where no rep accepts chats, and when the last one goes', () => {
    const table = new RoutingTable();
    table.rep('ada', { status: 'away' });
    table.rep('bela', { connection: 'lost' });
    table.rep('chen', { active: false });
    expect(table.ask('maria')).toMatchObject([{ do: 'create' }, { do: 'overflow', because: 'nobody_available' }]);
    table.rep('ada', { status: 'available' });
    expect(table.offered('maria')).toEqual(['ada']);
    table.ask('noah');
    expect(table.rep('ada', { status: 'offline' })).toContainEqual(
      expect.objectContaining({ do: 'overflow', because: 'nobody_available' }),
    );
  });

  it('R3.7 lets a visitor wait while reps are there but have no room', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.ask('maria');
    table.accept('maria', 'ada');
    table.ask('noah');
    expect(table.chain('noah')).toMatchObject([{ state: 'pending', bookerShownAt: null, wasOffered: false }]);
  });

  it('R3.8 tries nobody a second time once the booker is shown, but offers the visitor to who comes new', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.ask('maria');
    table.pass(50_000);
    table.decline('maria', 'ada');
    table.pass(120_000);
    expect(table.offered('maria')).toEqual([]);
    table.rep('bela');
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R3.9 tries everybody anew when a visitor who was shown the booker asks for a rep again; the wait goes on', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.ask('maria');
    const since = table.now;
    table.pass(50_000);
    table.decline('maria', 'ada');
    table.pass(20_000);
    expect(table.ask('maria')).toContainEqual(expect.objectContaining({ do: 'renew' }));
    expect(table.offered('maria')).toEqual(['ada']);
    expect(table.chain('maria')).toMatchObject([
      { state: 'canceled', outcome: null },
      { state: 'reserved', waitingSince: since, bookerShownAt: null },
    ]);
    table.pass(60_000);
    table.rep('ada', { status: 'away' });
    expect(table.ask('maria')).toEqual([]);
  });
});
