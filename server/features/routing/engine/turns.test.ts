import * as fc from 'fast-check';
import { it } from 'vitest';
import type { RepTraits } from '../../../../shared/domain/routing-plan.ts';
import { aPlan, traits } from '../../../tests/support/plans.ts';
import { checkLaws } from '../../../tests/support/routing-laws.ts';
import { RoutingTable } from '../../../tests/support/routing-table.ts';

const reps = ['ada', 'bela', 'chen', 'dora'];

type Act = (table: RoutingTable, name: string, rep: string) => void;

const offerOf = (table: RoutingTable, name: string): string | undefined => table.offered(name)[0];
/** Asks, and answers the offer; the law looks at single steps. */
const ask: Act = (table, name) => {
  table.ask(name);
  checkLaws(table);
};
const talk: Act = (table, name, rep) => {
  ask(table, name, rep);
  const offered = offerOf(table, name);
  if (offered === undefined) return;
  table.accept(name, offered);
  checkLaws(table);
  table.about(name, 'rep_wrote');
  checkLaws(table);
  table.about(name, 'closed');
};
const decline: Act = (table, name, rep) => {
  ask(table, name, rep);
  const offered = offerOf(table, name);
  if (offered !== undefined) table.decline(name, offered);
};

/** What happens where visitors come one after the other and most reps are free most of the time. */
const acts: readonly Act[] = [
  talk,
  talk,
  talk,
  decline,
  (table, name) => table.about(name, 'closed'),
  (table) => table.pass(31_000),
  (table, _name, rep) => table.rep(rep, { status: 'away' }),
  (table, _name, rep) => table.rep(rep, { status: 'available', misses: 0 }),
  (table) => table.recall(),
];

// The random model has every strategy in it, and few moments at which several reps are free to have a turn: here all are.
it('R18.2 R18.3 R18.5 nobody who is there is passed over, whoever comes, goes, weighs more or declines', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: reps.length, maxLength: reps.length });
  const script = fc.array(fc.tuple(fc.nat({ max: acts.length - 1 }), fc.nat({ max: 5 }), fc.nat({ max: 3 })), {
    minLength: 20,
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.boolean(), weights, script, (weighted, all, happens) => {
      const known: Record<string, RepTraits> = {};
      for (const [n, rep] of reps.entries()) known[rep] = traits({ weight: all[n] ?? 1 });
      const strategy = weighted ? 'weighted_round_robin' : 'round_robin';
      const table = new RoutingTable({
        capacity: 20,
        wrapUpMs: 0,
        plan: aPlan({ targets: [{ strategy }], traits: known }),
      });
      for (const rep of reps) table.rep(rep);
      for (const [which, visitor, rep] of happens) {
        acts[which]?.(table, `visitor ${visitor}`, reps[rep] ?? '');
        checkLaws(table);
      }
    }),
    { numRuns: 60 },
  );
});
