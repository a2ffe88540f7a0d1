import { describe, expect, it } from 'vitest';
import { builtIn, type Target } from '../../../../shared/domain/routing-plan.ts';
import { aPlan, aQueue, aRule, traits } from '../../../tests/support/plans.ts';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

const reps = ['ada', 'bela', 'chen', 'dora'];
const sales = aQueue('sales', ['ada', 'bela']);

const tableOf = (given: Parameters<typeof aPlan>[0], there: readonly string[] = reps) => {
  const table = new RoutingTable({ plan: aPlan(given) });
  for (const id of there) table.rep(id);
  return table;
};

const one = (target: Partial<Target>, there?: readonly string[]) =>
  tableOf({ targets: [{ queueId: 'sales', ...target }], queues: [sales] }, there);

describe('rules and conditions', () => {
  const german = aRule([{ queueId: 'sales' }], { id: 'german', when: [{ on: 'language', op: 'is', values: ['de'] }] });

  it('R19.1 asks the first rule that holds, and tells how far each one got', () => {
    const off = aRule([{}], { id: 'off', enabled: false });
    const table = tableOf({ rules: [off, german], queues: [sales] });
    table.ask('maria', null, { language: 'de' });
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
    table.ask('noah');
    expect(table.offered('noah')).toEqual(reps);
    expect(table.log.at(-1)?.trace[0]?.looks).toEqual([
      { ruleId: 'off', result: 'disabled', failed: null },
      { ruleId: 'german', result: 'failed', failed: 0 },
      { ruleId: 'rule', result: 'held', failed: null },
    ]);
  });

  it('R19.7 lets who waits go on by the new plan, where it does something else for them', () => {
    const table = tableOf({ rules: [german], queues: [sales] });
    table.ask('maria', null, { language: 'de' });
    table.ask('noah');
    const { plan } = table.state.rules;
    const others = aPlan({ rules: [aRule([{}], { id: 'german', when: german.when, priority: 3 })], queues: [sales] });
    const decided = table.feed({ type: 'rules', rules: { ...table.state.rules, plan: others } });
    expect(decided.filter(({ do: kind }) => kind === 'reroute')).toHaveLength(1);
    expect(table.offered('maria')).toEqual(reps);
    expect(table.chain('maria')).toMatchObject([{ priority: 3 }]);
    expect(table.feed({ type: 'rules', rules: { ...table.state.rules, plan: structuredClone(others) } })).toEqual([]);
    expect(plan).not.toEqual(others);
  });
});

it('R19.7 gives the rep of a new plan to who waits longest for them, and others to those whom others may serve', () => {
  const table = new RoutingTable({ capacity: 1, wrapUpMs: 0, plan: aPlan({ targets: [{ strategy: 'manual' }] }) });
  for (const id of ['ada', 'bela']) table.rep(id);
  table.ask('lea');
  table.feed({ type: 'taken', conversationId: 'conversation of lea', repId: 'ada' });
  table.about('lea', 'rep_wrote');
  table.about('lea', 'closed');
  table.ask('maria', null, { language: 'de' });
  table.pass(1);
  table.ask('noah');
  const when = [{ on: 'language' as const, op: 'is' as const, values: ['de'] }];
  const plan = aPlan({
    rules: [aRule([{ queueId: 'german' }], { id: 'german', when })],
    targets: [{ strategy: 'round_robin' }],
    queues: [aQueue('german', ['ada'])],
  });
  table.feed({ type: 'rules', rules: { ...table.state.rules, plan } });
  // Bela is longer without a conversation and ada's turn comes first: still only ada can serve maria.
  expect([table.offered('maria'), table.offered('noah')]).toEqual([['ada'], ['bela']]);
});

it('R19.9 takes up with the plan who waits since before there was one', () => {
  const table = new RoutingTable();
  table.rep('ada');
  table.ask('maria');
  const [row] = table.chain('maria');
  if (!row) throw new Error('nobody waits');
  // As an update of the router finds it.
  table.items.set(row.id, { ...row, ruleId: null, stage: 0 });
  table.crash();
  table.visitor('maria', 'here');
  expect(table.offered('maria')).toEqual(['ada']);
  expect(table.chain('maria')).toMatchObject([{ ruleId: builtIn.ruleId }]);
});

describe('queues and traits', () => {
  it('R20.1 offers to the reps of the queue, and to nobody else', () => {
    const table = one({});
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
    expect(table.log.at(-1)?.trace.at(-1)?.passed).toEqual([{ why: 'not_in_queue', reps: ['chen', 'dora'], more: 0 }]);
    table.decline('maria', 'ada');
    table.decline('maria', 'bela');
    table.rep('emil');
    expect(table.offered('maria')).toEqual([]);
  });

  it('R20.2 asks for all skills', () => {
    const known = {
      ada: traits({ skills: ['pricing'] }),
      bela: traits({ skills: ['pricing', 'security'] }),
    };
    const table = tableOf({ targets: [{ skills: ['pricing', 'security'] }], traits: known });
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['bela']);
    expect(table.log.at(-1)?.trace.at(-1)?.passed[0]).toMatchObject({ why: 'lacks_skill', more: 0 });
  });

  it('R20.3 holds each rep to their own capacity', () => {
    const table = tableOf({ traits: { ada: traits({ capacity: 1 }) } }, ['ada', 'bela']);
    for (const name of ['maria', 'noah']) {
      table.ask(name);
      table.accept(name, name === 'maria' ? 'ada' : 'bela');
    }
    table.ask('olga');
    expect(table.offered('olga')).toEqual(['bela']);
  });

  it('R20.4 takes back what no longer fits when a rep’s capacity is lowered', () => {
    const table = tableOf({}, ['ada']);
    table.ask('maria');
    table.pass(1);
    table.ask('noah');
    const plan = aPlan({ traits: { ada: traits({ capacity: 1 }) } });
    table.feed({ type: 'rules', rules: { ...table.state.rules, plan } });
    expect([table.offered('maria'), table.offered('noah')]).toEqual([['ada'], []]);
  });
});

describe('targets', () => {
  it('R3.10 goes on when the item is as old as the target says, whenever it came there', () => {
    const table = tableOf({
      targets: [{ queueId: 'sales', untilS: 20 }, { queueId: 'chens', untilS: 40 }, {}],
      queues: [sales, aQueue('chens', ['chen'])],
    });
    table.ask('maria');
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
    table.pass(19_999);
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
    table.pass(1);
    expect(table.offered('maria')).toEqual(['ada', 'bela', 'chen']);
    expect(table.offer('maria', 'chen').expiresAt).toBe(table.now + 30_000);
    table.pass(20_000);
    expect(table.offered('maria')).toContain('dora');
  });

  it('R3.11 ends an open offer with its stage where one after the other is asked next, and blames nobody', () => {
    const table = one({ ownerFirst: { aloneS: 15, fallbackRepId: null }, strategy: 'longest_idle' });
    table.ask('maria', 'dora');
    expect(table.offer('maria', 'dora').expiresAt).toBe(table.now + 15_000);
    table.pass(15_000);
    expect(table.offered('maria')).toEqual(['ada']);
    expect(table.reps.get('dora')?.misses).toBe(0);
  });

  it.each([
    ['nobody_ready', 'busy', true],
    ['nobody_ready', 'full', true],
    ['nobody_available', 'busy', true],
    ['nobody_available', 'full', false],
    ['never', 'busy', false],
  ] as const)('R18.13 passes over a target that says %s where its rep is %s: %s', (skipIf, state, passes) => {
    const targets = [{ queueId: 'adas', skipIf, untilS: 60 }, {}];
    const table = new RoutingTable({ capacity: 1, plan: aPlan({ targets, queues: [aQueue('adas', ['ada'])] }) });
    table.rep('ada');
    if (state === 'full') {
      table.ask('noah');
      table.accept('noah', 'ada');
      table.about('noah', 'rep_wrote');
    } else table.rep('ada', { status: 'busy' });
    table.rep('bela');
    table.ask('maria');
    expect(table.offered('maria')).toEqual(passes ? ['bela'] : []);
    table.pass(60_000);
    expect(table.offered('maria')).toEqual(['bela']);
  });

  it('R18.14 passes over a target as soon as the last one there leaves', () => {
    const targets: Partial<Target>[] = [
      { queueId: 'adas', strategy: 'manual', skipIf: 'nobody_available', untilS: 60 },
      {},
    ];
    const table = tableOf({ targets, queues: [aQueue('adas', ['ada'])] }, ['ada', 'bela']);
    table.ask('maria');
    expect(table.offered('maria')).toEqual([]);
    table.rep('ada', { connection: 'lost' });
    expect(table.offered('maria')).toEqual(['bela']);
  });
});

describe('preferences', () => {
  it('R3.12 asks the named fallback where the owner is not to be had, for the time that is left', () => {
    const table = one({ ownerFirst: { aloneS: 15, fallbackRepId: 'dora' } });
    table.ask('maria', 'chen');
    expect(table.offered('maria')).toEqual(['chen']);
    table.pass(5_000);
    table.decline('maria', 'chen');
    expect(table.offered('maria')).toEqual(['dora']);
    expect(table.offer('maria', 'dora').why).toBe('fallback');
    table.pass(9_999);
    expect(table.offered('maria')).toEqual(['dora']);
    table.pass(1);
    expect(table.offered('maria')).toEqual(['ada', 'bela', 'dora']);
  });

  it('R3.13 asks the rep who talked with the visitor before', () => {
    const table = one({ previousRepFirst: { aloneS: 10 } });
    table.ask('maria', null, { previousRepId: 'chen' });
    expect(table.offered('maria')).toEqual(['chen']);
    expect(table.offer('maria', 'chen')).toMatchObject({ why: 'previous_rep', sole: true });
    table.rep('chen', { status: 'away' });
    expect(table.offered('maria')).toEqual(['ada', 'bela']);
  });

  it('R3.14 asks who speaks the visitor’s language first, and makes nobody wait for them', () => {
    const known = { ada: traits({ languages: ['de'] }), bela: traits({ languages: ['en'] }) };
    const targets = [{ sameLanguageFirst: { aloneS: 10 } }];
    const table = tableOf({ targets, traits: known });
    table.ask('maria', null, { language: 'de' });
    expect(table.offered('maria')).toEqual(['ada']);
    expect(table.log.at(-1)?.trace.at(-1)).toMatchObject({ stage: 'same_language' });
    table.pass(10_000);
    expect(table.offered('maria')).toEqual(reps);
    table.ask('noah', null, { language: 'fr' });
    expect(table.offered('noah')).toEqual(reps);
  });

  it('R3.15 asks owner, previous rep and speakers in this order', () => {
    const known = { ada: traits({ languages: ['de'] }) };
    const first = { ownerFirst: { aloneS: 5, fallbackRepId: null }, previousRepFirst: { aloneS: 5 } };
    const table = tableOf({ targets: [{ ...first, sameLanguageFirst: { aloneS: 5 } }], traits: known });
    table.ask('maria', 'dora', { previousRepId: 'chen', language: 'de' });
    const seen: string[][] = [];
    for (let n = 0; n < 4; n += 1) {
      seen.push(table.offered('maria'));
      table.pass(5_000);
    }
    expect(seen).toEqual([['dora'], ['chen'], ['ada', 'chen'], ['ada', 'bela', 'chen']]);
  });
});
