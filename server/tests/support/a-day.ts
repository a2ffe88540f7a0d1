import { noFacts } from '../../../shared/domain/routing-facts.ts';
import { seededRandom } from '../../features/demo/seeded-random.ts';
import { OrderedList } from '../../features/ordered-list.ts';
import type { Rules } from '../../features/routing/engine/rules.ts';
import { nextDue } from '../../features/routing/engine/step.ts';
import { type Logged, RoutingTable } from './routing-table.ts';

interface Deed {
  at: number;
  n: number;
  act: () => void;
}

export interface DayOptions {
  seed: number;
  visitors?: number;
  reps?: readonly string[];
  rules?: Partial<Rules>;
}

/** Rows of the log as the database would have them. */
export const rowsOf = (log: readonly Logged[]) =>
  log.map(({ event: { type, ...facts }, at, seed, decisions, trace }, n) => ({
    seq: n + 1,
    type,
    at,
    actorId: 'repId' in facts && typeof facts.repId === 'string' ? facts.repId : null,
    data: JSON.stringify({ ...facts, seed, decisions, trace }),
  }));

/** A day on the floor with people in it: visitors who ask, wait and lose patience; reps who answer, forget, go and come. */
export const aDay = ({ seed, visitors = 60, reps = ['ada', 'bela', 'chen'], rules = {} }: DayOptions): RoutingTable => {
  const { next: random, between, pick } = seededRandom(seed);
  const table = new RoutingTable({ capacity: 2, ...rules });
  const deeds = new OrderedList<Deed>((a, b) => a.at - b.at || a.n - b.n);
  let n = 0;
  let seen = 0;
  const later = (ms: number, act: () => void): void => {
    n += 1;
    deeds.insert({ at: table.now + ms, n, act });
  };
  const isWith = (name: string, repId: string): boolean => table.state.byVisitor.get(name)?.rep?.id === repId;
  const nameOf = (itemId: string): string => table.items.get(itemId)?.visitorId ?? '';

  /** People do something about what was decided since they last looked. */
  const react = (): void => {
    for (; seen < table.log.length; seen += 1) {
      for (const decision of table.log[seen]?.decisions ?? []) {
        if (decision.do === 'offer') {
          const { offer, rep } = decision;
          const mood = random();
          const type = mood < 0.65 ? 'accepted' : 'declined';
          if (mood > 0.8) continue;
          later(between(1_000, rep === 'ada' ? 8_000 : 25_000), () => {
            if (table.state.offers.has(offer)) table.feed({ type, offerId: offer });
          });
        } else if (decision.do === 'assign') {
          const name = nameOf(decision.item);
          if (random() < 0.1) continue;
          later(between(2_000, 55_000), () => {
            if (!isWith(name, decision.rep)) return;
            table.about(name, 'rep_wrote');
          });
        } else if (decision.do === 'start') {
          const name = nameOf(decision.item);
          later(between(40_000, 240_000), () => table.about(name, 'closed'));
        }
      }
    }
  };

  for (const id of reps) table.rep(id);
  for (let visitor = 0; visitor < visitors; visitor += 1) {
    const name = `visitor ${visitor}`;
    later(between(10_000, visitors * 20_000), () => {
      const ownerId = random() < 0.3 ? pick(reps) : null;
      const language = random() < 0.3 ? 'de' : 'en';
      table.ask(name, ownerId, { ...noFacts, ownerId, language, page: random() < 0.5 ? '/pricing' : '/' });
      later(between(20_000, 150_000), () => {
        if (table.state.byVisitor.get(name)?.startedAt == null) table.visitor(name, 'left');
      });
    });
  }
  for (let change = 0; change < visitors / 6; change += 1) {
    const id = pick(reps);
    later(between(20_000, visitors * 20_000), () => {
      table.rep(id, { status: 'away' });
      later(between(30_000, 200_000), () => table.rep(id, { status: 'available', misses: 0 }));
    });
  }
  for (;;) {
    const due = nextDue(table.state) ?? Number.POSITIVE_INFINITY;
    const deed = deeds.first();
    if (deed && deed.at <= due) {
      deeds.delete(deed);
      table.now = Math.max(table.now, deed.at);
      deed.act();
    } else if (due < Number.POSITIVE_INFINITY) {
      table.now = Math.max(table.now, due);
      table.feed({ type: 'tick' });
    } else return table;
    react();
  }
};
