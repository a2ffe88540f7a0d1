import { describe, expect, it } from 'vitest';
import type { BusinessHours } from '../../../../shared/domain/routing-plan.ts';
import { aPlan, aQueue, aRule, traits } from '../../../tests/support/plans.ts';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

/** The table's clock begins on a Thursday, 17 minutes after midnight. */
const minutes = (...openings: [from: number, to: number][]): BusinessHours => ({
  id: 'hours',
  name: 'Hours',
  zone: 'UTC',
  openings: openings.map(([from, to]) => ({ weekday: 4, from, to })),
  holidays: [],
});
const minuteMs = 60_000;
/** To the first moment of that minute of the day. */
const until = (table: RoutingTable, minute: number) => table.pass(minute * minuteMs - table.now);

describe('business hours', () => {
  const gated = (openings: [number, number][], skipIf: 'never' | 'nobody_available' = 'never') => {
    const targets = [{ queueId: 'adas', skipIf, untilS: 300 }, { queueId: 'belas' }];
    const queues = [aQueue('adas', ['ada'], 'hours'), aQueue('belas', ['bela'])];
    const table = new RoutingTable({ plan: aPlan({ targets, queues, hours: [minutes(...openings)] }) });
    table.rep('ada');
    table.rep('bela');
    return table;
  };

  it('R8.1 offers nothing while the queue is closed, and at once when it opens; no status is touched', () => {
    const table = gated([[18, 30]]);
    table.ask('maria');
    expect(table.offered('maria')).toEqual([]);
    expect(table.log.at(-1)?.trace.at(-1)?.passed).toContainEqual({ why: 'queue_closed', reps: ['ada'], more: 0 });
    until(table, 18);
    expect(table.offered('maria')).toEqual(['ada']);
    expect(table.reps.get('ada')?.status).toBe('available');
  });

  it('R8.6 lets an open card run out when the queue closes, and makes no new one', () => {
    const table = gated([[10, 18]]);
    table.pass(70_000);
    table.ask('maria');
    until(table, 18);
    expect(table.offered('maria')).toEqual(['ada']);
    table.decline('maria', 'ada');
    table.pass(10_000);
    expect(table.offered('maria')).toEqual([]);
  });

  it('R8.7 takes a closed queue for one where nobody is', () => {
    const table = gated([[18, 30]], 'nobody_available');
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['bela']);
    table.rep('bela', { status: 'away' });
    expect(table.chain('maria')).toMatchObject([{ bookerShownAt: table.now }]);
  });

  it('R8.7 shows the booker to those who wait when the last queue closes', () => {
    const targets = [{ queueId: 'adas' }];
    const hours = [minutes([10, 18])];
    const queues = [aQueue('adas', ['ada'], 'hours')];
    const table = new RoutingTable({ capacity: 1, plan: aPlan({ targets, queues, hours }) });
    table.rep('ada');
    table.ask('noah');
    table.accept('noah', 'ada');
    table.about('noah', 'rep_wrote');
    table.ask('maria');
    expect(table.chain('maria')).toMatchObject([{ bookerShownAt: null }]);
    expect(until(table, 18)).toContainEqual(expect.objectContaining({ do: 'overflow', because: 'nobody_available' }));
    expect(table.now).toBe(18 * minuteMs);
  });

  it('R8.8 counts an edge with the first input after it, whatever that is, and the same after a crash', () => {
    const table = gated([[18, 30]]);
    table.ask('maria');
    table.now = 19 * minuteMs;
    table.recall();
    table.visitor('maria', 'here');
    expect(table.offered('maria')).toEqual(['ada']);
  });

  it('R8.5 asks rules about the time', () => {
    const late = aRule([{ queueId: 'adas' }], { id: 'late', when: [{ on: 'time', op: 'within', hoursId: 'hours' }] });
    const queues = [aQueue('adas', ['ada'])];
    const table = new RoutingTable({ plan: aPlan({ rules: [late], queues, hours: [minutes([18, 30])] }) });
    table.rep('ada');
    table.rep('bela');
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
    until(table, 18);
    table.ask('noah');
    expect(table.offered('noah')).toEqual(['ada']);
  });
});

describe('dormant chats', () => {
  const chatting = (capacity = 1) => {
    const table = new RoutingTable({ capacity });
    table.rep('ada');
    table.ask('maria');
    table.accept('maria', 'ada');
    table.about('maria', 'rep_wrote');
    return table;
  };

  it('R21.1 frees the place of a visitor who was silent for five minutes', () => {
    const table = chatting();
    table.ask('noah');
    table.pass(299_999);
    expect(table.offered('noah')).toEqual([]);
    expect(table.pass(1)).toContainEqual(expect.objectContaining({ do: 'sleep', rep: 'ada' }));
    table.pass(0);
    expect(table.offered('noah')).toEqual(['ada']);
  });

  it('R21.2 counts from when the visitor last wrote', () => {
    const table = chatting();
    table.pass(200_000);
    table.feed({ type: 'visitor_heard', conversationId: 'conversation of maria', at: table.now });
    table.pass(299_999);
    expect(table.chain('maria')).toMatchObject([{ dormantAt: null }]);
    table.pass(1);
    expect(table.chain('maria')).toMatchObject([{ dormantAt: table.now }]);
  });

  it('R21.3 wakes to the same rep, who then has no room for what they were offered', () => {
    const table = chatting();
    table.pass(300_000);
    table.ask('noah');
    expect(table.offered('noah')).toEqual(['ada']);
    expect(table.about('maria', 'visitor_wrote')).toMatchObject([
      { do: 'wake', rep: 'ada' },
      { do: 'end_offer', as: 'rescinded', because: 'no_room' },
    ]);
    expect(table.state.byVisitor.get('maria')?.rep?.id).toBe('ada');
  });

  it('R21.4 wakes beyond the rep’s capacity too, and then nothing is offered until there is room', () => {
    const table = chatting();
    table.pass(300_000);
    table.ask('noah');
    table.accept('noah', 'ada');
    table.about('noah', 'rep_wrote');
    table.about('maria', 'visitor_wrote');
    expect(table.state.reps.get('ada')).toMatchObject({ used: 2, standing: { chat: 'capacity_full' } });
    table.ask('olga');
    expect(table.offered('olga')).toEqual([]);
  });

  it('R21.5 takes nobody for silent who talks in a call', () => {
    const table = chatting();
    table.about('maria', 'call_connected');
    table.rep('ada', { inCall: true });
    table.pass(900_000);
    expect(table.chain('maria')).toMatchObject([{ dormantAt: null }]);
  });
});

describe('calls', () => {
  const desk = () => {
    const table = new RoutingTable({ plan: aPlan({ traits: { ada: traits({ capacity: 2 }) } }) });
    table.rep('ada');
    return table;
  };

  it('R2.7 offers a call for 20 s to a rep without a conversation, and it takes the rep whole', () => {
    const table = desk();
    table.ask('maria', null, {}, 'voice');
    expect(table.offer('maria', 'ada').expiresAt).toBe(table.now + 20_000);
    table.accept('maria', 'ada');
    table.about('maria', 'call_connected');
    table.ask('noah');
    expect(table.offered('noah')).toEqual([]);
  });

  it('R2.8 waits for a rep who is in a conversation', () => {
    const table = desk();
    table.ask('noah');
    table.accept('noah', 'ada');
    table.about('noah', 'rep_wrote');
    table.ask('maria', null, {}, 'voice');
    expect(table.offered('maria')).toEqual([]);
    table.about('noah', 'closed');
    table.pass(30_000);
    expect(table.offered('maria')).toEqual(['ada']);
  });

  it('R2.9 goes to those only whose status accepts calls', () => {
    const table = desk();
    table.rep('bela', { accepts: ['voice'] });
    table.rep('chen', { accepts: ['chat'] });
    table.ask('maria', null, {}, 'voice');
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
    table.ask('noah');
    expect(table.offered('noah')).toEqual(['ada', 'chen']);
  });

  it('R14.4 wraps up for two minutes after a call', () => {
    const table = desk();
    table.ask('maria');
    table.accept('maria', 'ada');
    table.about('maria', 'call_connected');
    expect(table.about('maria', 'closed')).toMatchObject([{ do: 'wrap', until: table.now + 120_000 }]);
  });
});
