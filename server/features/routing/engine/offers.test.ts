import { describe, expect, it } from 'vitest';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

const kinds = (decisions: { do: string }[]) => decisions.map((decision) => decision.do);

describe('accepting', () => {
  it('R1.1 gives the visitor to the first who accepts and takes the offer back from all others', () => {
    const table = new RoutingTable();
    for (const id of ['ada', 'bela', 'chen']) table.rep(id);
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['ada', 'bela', 'chen']);
    const decisions = table.accept('maria', 'bela');
    expect(decisions).toMatchObject([
      { do: 'assign', rep: 'bela' },
      { do: 'end_offer', as: 'rescinded', because: 'taken' },
      { do: 'end_offer', as: 'rescinded', because: 'taken' },
    ]);
    expect(table.chain('maria')).toMatchObject([{ state: 'assigned', repId: 'bela' }]);
  });

  it('R1.2 decides nothing for an offer that is over, however often it is accepted', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.rep('bela');
    table.ask('maria');
    const { id: adas } = table.offer('maria', 'ada');
    const { id: belas } = table.offer('maria', 'bela');
    table.feed({ type: 'accepted', offerId: adas });
    expect(table.feed({ type: 'accepted', offerId: adas })).toEqual([]);
    expect(table.feed({ type: 'accepted', offerId: belas })).toEqual([]);
    expect(table.feed({ type: 'declined', offerId: belas })).toEqual([]);
    expect(table.feed({ type: 'accepted', offerId: 'no such offer' })).toEqual([]);
  });
});

describe('capacity', () => {
  it('R2.1 holds capacity for an offer that is the rep’s alone from the moment it is made', () => {
    const table = new RoutingTable({ capacity: 2 });
    table.rep('ada');
    for (const name of ['maria', 'noah', 'olga']) table.ask(name);
    expect([table.offered('maria'), table.offered('noah'), table.offered('olga')]).toEqual([['ada'], ['ada'], []]);
    expect(table.offer('maria', 'ada')).toMatchObject({ sole: true, why: 'only_available' });
  });

  it('R2.2 holds none for a broadcast offer, and gives a rep at most three of them', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.rep('bela');
    for (const name of ['maria', 'noah', 'olga', 'pia']) table.ask(name);
    expect(table.offer('olga', 'ada')).toMatchObject({ sole: false, why: 'first_available' });
    expect(table.offered('olga')).toEqual(['ada', 'bela']);
    expect(table.offered('pia')).toEqual([]);
  });

  it('R2.3 takes capacity by accepting and rescinds what no longer fits in the same step', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.rep('bela');
    table.ask('maria');
    table.ask('noah');
    const decisions = table.accept('maria', 'ada');
    expect(decisions).toContainEqual(expect.objectContaining({ do: 'end_offer', rep: 'ada', because: 'no_room' }));
    expect(table.offered('noah')).toEqual(['bela']);
  });

  it('R2.4 shares an offer that was one rep’s alone when a second rep becomes ready, and gives the capacity back', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('ada');
    table.ask('maria');
    table.ask('noah');
    expect([table.offered('maria'), table.offered('noah')]).toEqual([['ada'], []]);
    expect(kinds(table.rep('bela'))).toContain('soften');
    expect([table.offered('maria'), table.offered('noah')]).toEqual([
      ['ada', 'bela'],
      ['ada', 'bela'],
    ]);
    expect(table.offer('maria', 'ada').sole).toBe(false);
  });

  it('R2.5 takes back sole offers, the newest first, when an admin lowers the capacity; conversations stay', () => {
    const table = new RoutingTable({ capacity: 3 });
    table.rep('ada');
    for (const name of ['maria', 'noah', 'olga']) table.ask(name);
    table.accept('maria', 'ada');
    table.feed({ type: 'rules', rules: { ...table.state.rules, capacity: 2 } });
    expect([table.offered('noah'), table.offered('olga')]).toEqual([['ada'], []]);
    expect(table.chain('maria')).toMatchObject([{ state: 'assigned' }]);
  });

  it('R2.6 offers a visitor to twenty reps at most, the next one as soon as one of them declines', () => {
    const table = new RoutingTable();
    const team = Array.from({ length: 22 }, (_, n) => `rep ${String(n).padStart(2, '0')}`);
    for (const id of team) table.rep(id);
    table.ask('maria');
    expect(table.offered('maria')).toEqual(team.slice(0, 20));
    expect(table.log.at(-1)?.trace[1]?.passed).toEqual([{ why: 'beyond_fan_out', reps: team.slice(20), more: 0 }]);
    table.decline('maria', 'rep 03');
    expect(table.offered('maria')).toEqual([...team.slice(0, 3), ...team.slice(4, 21)]);
  });
});
