import { describe, expect, it } from 'vitest';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

const chatting = () => {
  const table = new RoutingTable();
  table.rep('ada');
  table.ask('maria');
  table.accept('maria', 'ada');
  table.about('maria', 'rep_wrote');
  table.rep('bela');
  return table;
};

describe('reps who go', () => {
  it.each([
    ['away', { status: 'away' as const }],
    ['busy', { status: 'busy' as const }],
    ['lost', { connection: 'lost' as const }],
    ['deactivated', { active: false }],
    ['behind a locked screen', { machine: 'locked' as const }],
    ['on a suspended computer', { machine: 'suspended' as const }],
  ])('R6.1 takes all offers back at once from a rep who is %s and makes no new ones', (_, change) => {
    const table = new RoutingTable();
    table.rep('ada');
    table.ask('maria');
    expect(table.rep('ada', change)).toContainEqual(
      expect.objectContaining({ do: 'end_offer', as: 'rescinded', because: 'rep_unavailable' }),
    );
    table.ask('noah');
    expect([table.offered('maria'), table.offered('noah')]).toEqual([[], []]);
  });

  it('R6.2 leaves running conversations with a rep who only changed status', () => {
    const table = chatting();
    table.rep('ada', { status: 'offline' });
    table.pass(3_600_000);
    expect(table.chain('maria')).toMatchObject([{ state: 'assigned', repId: 'ada' }]);
  });

  it('R6.2 leaves running conversations with a rep whose computer is locked', () => {
    const table = chatting();
    table.rep('ada', { machine: 'locked' });
    table.pass(3_600_000);
    expect(table.chain('maria')).toMatchObject([{ state: 'assigned', repId: 'ada' }]);
  });

  it('R6.9 offers at once what waits when the computer is unlocked, in the status the rep had chosen', () => {
    const table = new RoutingTable();
    table.rep('ada', { machine: 'locked' });
    table.rep('bela', { status: 'away', machine: 'suspended' });
    table.ask('maria');
    expect(table.chain('maria')).toMatchObject([{ bookerShownAt: table.now }]);
    table.rep('bela', { machine: 'unlocked' });
    expect(table.offered('maria')).toEqual([]);
    table.rep('ada', { machine: 'unlocked' });
    expect(table.offered('maria')).toEqual(['ada']);
  });

  it('R6.5 counts a locked rep as not there for a message that stays unanswered', () => {
    const table = chatting();
    table.rep('ada', { machine: 'locked' });
    table.about('maria', 'visitor_wrote');
    table.pass(89_999);
    expect(table.chain('maria')).toHaveLength(1);
    table.pass(1);
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R6.3 offers running conversations anew when the rep was lost for 60 s', () => {
    const table = chatting();
    table.rep('ada', { connection: 'lost' });
    table.pass(59_999);
    expect(table.chain('maria')).toHaveLength(1);
    expect(table.pass(1)).toContainEqual(expect.objectContaining({ do: 'requeue', because: 'rep_lost' }));
    expect(table.chain('maria')).toMatchObject([
      { state: 'canceled', outcome: { kind: 'conversation' } },
      { state: 'reserved', waitingSince: table.now },
    ]);
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R6.4 leaves them with a rep who comes back in time', () => {
    const table = chatting();
    table.rep('ada', { connection: 'lost' });
    table.pass(50_000);
    table.rep('ada', { connection: 'connected' });
    table.pass(60_000);
    expect(table.chain('maria')).toMatchObject([{ state: 'assigned', repId: 'ada' }]);
  });

  it('R6.5 offers a conversation anew when a message stays unanswered for 90 s while the rep is not there', () => {
    const table = chatting();
    table.rep('ada', { status: 'away' });
    table.about('maria', 'visitor_wrote');
    table.pass(89_999);
    table.about('maria', 'visitor_wrote');
    expect(table.chain('maria')).toHaveLength(1);
    expect(table.pass(1)).toContainEqual(expect.objectContaining({ do: 'requeue', because: 'unanswered' }));
  });

  it('R6.10 counts nobody as away who is in a call, though the screen locks; what is unanswered counts from its end', () => {
    const table = chatting();
    table.rep('ada', { inCall: true });
    table.rep('ada', { machine: 'locked' });
    table.about('maria', 'visitor_wrote');
    table.pass(300_000);
    expect(table.chain('maria')).toMatchObject([{ state: 'assigned', repId: 'ada' }]);
    table.rep('ada', { inCall: false, unanswered: ['conversation of maria'] });
    table.pass(90_000);
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R6.11 offers nothing to a rep in a call, is worth waiting for, and gives them the oldest when it is over', () => {
    const table = new RoutingTable();
    table.rep('ada', { inCall: true });
    table.ask('maria');
    expect(table.chain('maria')).toMatchObject([{ state: 'pending', bookerShownAt: null }]);
    expect(table.offered('maria')).toEqual([]);
    table.pass(10_000);
    table.rep('ada', { inCall: false });
    expect(table.offered('maria')).toEqual(['ada']);
  });

  it('R6.6 counts what was unanswered already from the moment the rep goes', () => {
    const table = chatting();
    table.pass(600_000);
    table.rep('ada', { status: 'away', unanswered: ['conversation of maria'] });
    table.pass(89_999);
    expect(table.chain('maria')).toHaveLength(1);
    table.pass(1);
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R6.7 forgets the unanswered message when the rep answers, or is there again', () => {
    for (const answer of [
      (table: RoutingTable) => table.about('maria', 'rep_wrote'),
      (table: RoutingTable) => table.rep('ada', { status: 'available' }),
      (table: RoutingTable) => table.rep('ada', { status: 'busy' }),
    ]) {
      const table = chatting();
      table.rep('ada', { status: 'away' });
      table.about('maria', 'visitor_wrote');
      table.pass(80_000);
      answer(table);
      table.pass(80_000);
      expect(table.chain('maria')).toMatchObject([{ state: 'assigned', repId: 'ada' }]);
    }
  });

  it('R6.8 hands the conversations of a deactivated rep over at once', () => {
    const table = chatting();
    expect(table.rep('ada', { active: false })).toContainEqual(
      expect.objectContaining({ do: 'requeue', because: 'rep_deactivated' }),
    );
    expect(table.offered('maria')).toEqual(['bela']);
  });
});

describe('visitors who go', () => {
  it('R7.1 keeps place and open offers of a visitor who stepped away and makes no new ones', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.ask('maria');
    table.visitor('maria', 'stepped_away');
    table.rep('bela');
    expect(table.offered('maria')).toEqual(['ada']);
    table.decline('maria', 'ada');
    expect(table.offered('maria')).toEqual([]);
    table.visitor('maria', 'here');
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R7.2 takes every offer back when the visitor has left, and ends the wait', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.rep('bela');
    table.ask('maria');
    table.visitor('maria', 'left');
    expect([...table.offers.values()].map((offer) => offer.state)).toEqual(['rescinded', 'rescinded']);
    expect(table.chain('maria')).toMatchObject([{ state: 'canceled', outcome: { kind: 'missed' } }]);
  });

  it('R7.3 takes nobody for gone when the router starts: visitors stepped away, a lost rep is lost since then', () => {
    const table = chatting();
    table.ask('noah');
    table.accept('noah', 'bela');
    table.ask('olga');
    table.rep('ada', { connection: 'lost' });
    table.now += 600_000;
    table.crash();
    expect(table.offered('olga')).toEqual(['bela']);
    table.pass(15_000);
    expect(table.chain('maria')).toHaveLength(1);
    table.pass(45_000);
    expect(table.chain('maria')).toMatchObject([{ state: 'canceled' }, { state: 'pending' }]);
    expect(table.offered('maria')).toEqual([]);
    table.visitor('maria', 'here');
    expect(table.offered('maria').length).toBe(1);
  });

  it('R7.4 leaves the conversation of a visitor who left with the rep, and offers it anew on return where the rep has gone', () => {
    const table = chatting();
    table.visitor('maria', 'left');
    table.rep('ada', { connection: 'lost' });
    table.pass(120_000);
    expect(table.chain('maria')).toMatchObject([{ state: 'assigned' }]);
    expect(table.visitor('maria', 'here')).toContainEqual(
      expect.objectContaining({ do: 'requeue', because: 'rep_lost' }),
    );
  });
});

it('R7.4 R12.2 decides for who has not left after all as it would had memory been made anew', () => {
  for (const forget of [false, true]) {
    const table = chatting();
    table.rep('ada', { connection: 'lost' });
    table.visitor('maria', 'left');
    table.pass(60_000);
    expect(table.chain('maria')).toHaveLength(1);
    if (forget) table.recall();
    table.visitor('maria', 'stepped_away');
    table.pass(1);
    expect(table.chain('maria')).toMatchObject([{ state: 'canceled' }, { state: 'pending' }]);
  }
});
