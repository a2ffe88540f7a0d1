import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../../shared/domain/routing-facts.ts';
import { builtIn } from '../../../../shared/domain/routing-plan.ts';
import { RoutingTable, somePlan } from '../../../tests/support/routing-table.ts';
import { createState } from './state.ts';
import { step } from './step.ts';

describe('traces', () => {
  it('R11.1 names rule, target, who was offered the visitor, and why each other rep was passed over', () => {
    const table = new RoutingTable({ capacity: 1 });
    table.rep('full');
    table.ask('noah');
    table.accept('noah', 'full');
    table.rep('away', { status: 'away' });
    table.rep('lost', { connection: 'lost' });
    table.rep('gone', { active: false });
    table.rep('ada');
    table.ask('maria');
    const { id: item = '' } = table.chain('maria')[0] ?? {};
    const { ruleId: rule, targetId: target } = builtIn;
    expect(table.log.at(-1)?.trace).toEqual([
      {
        ...{ item, rule, target: null, stage: null, offered: [], passed: [] },
        looks: [{ ruleId: rule, result: 'held', failed: null }],
      },
      {
        ...{ item, rule, target, stage: 'queue' },
        offered: ['ada'],
        passed: [
          { why: 'capacity_full', reps: ['full'], more: 0 },
          { why: 'not_accepting', reps: ['away'], more: 0 },
          { why: 'connection_lost', reps: ['lost'], more: 0 },
          { why: 'deactivated', reps: ['gone'], more: 0 },
        ],
      },
    ]);
    table.decline('maria', 'ada');
    expect(table.log.at(-1)?.trace[0]?.passed[0]).toEqual({ why: 'tried', reps: ['ada'], more: 0 });
  });

  it('R11.1 says nothing of a crowd that waits for a full team, whatever its reps do', () => {
    const plan = somePlan();
    const rules = plan.rules.map((rule) => ({
      ...rule,
      targets: rule.targets.map((target) => ({ ...target, skipIf: 'nobody_available' as const })),
    }));
    const table = new RoutingTable({ plan: { ...plan, rules }, capacity: 1 });
    for (const rep of ['ada', 'bela']) {
      table.rep(rep);
      table.ask(`guest of ${rep}`);
      table.accept(`guest of ${rep}`, rep);
    }
    for (let n = 0; n < 5; n += 1) table.ask(`visitor ${n}`);
    table.rep('ada', { status: 'busy' });
    expect(table.log.at(-1)?.trace).toEqual([]);
    // The last one who could be waited for goes: now it is about them.
    table.rep('bela', { status: 'away' });
    const shown = table.log.at(-1)?.decisions.filter((decision) => decision.do === 'overflow');
    expect(shown).toHaveLength(5);
    table.rep('bela', { status: 'busy' });
    expect(table.log.at(-1)?.trace).toEqual([]);
  });

  it('R11.2 says so where the visitor went to the owner', () => {
    const table = new RoutingTable();
    table.rep('ada');
    table.rep('bela');
    table.ask('maria', 'bela');
    expect(table.log.at(-1)?.trace).toMatchObject([
      { rule: builtIn.ruleId, stage: null },
      { rule: builtIn.ruleId, target: builtIn.targetId, stage: 'owner', offered: ['bela'] },
    ]);
  });
});

describe('determinism', () => {
  it('R12.1 makes the same ids and decisions from the same time and seed, and others from another seed', () => {
    const decide = (seed: string) => {
      const table = new RoutingTable();
      const state = createState(table.state.rules);
      step(
        state,
        {
          ...{ type: 'rep', repId: 'ada', active: true, status: 'available', connection: 'connected' },
          ...{ misses: 0, unanswered: [] },
        },
        5,
        'any',
      );
      const asked = { type: 'asked', conversationId: 'c', visitorId: 'v', facts: noFacts, channel: 'chat' } as const;
      return step(state, { ...asked, lease: 'here' }, 5, seed).decisions;
    };
    expect(decide('one')).toEqual(decide('one'));
    expect(decide('one')).not.toEqual(decide('two'));
  });
});
