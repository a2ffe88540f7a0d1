import type { Company, VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveSummary } from '../../../shared/protocol/rep/live.ts';

/** Several people of one company, who stand together. */
export interface CompanyUnit {
  readonly kind: 'company';
  readonly key: string;
  readonly company: Company;
  readonly cards: readonly VisitorCard[];
  /** How many are here; more than `cards` where not all were sent. */
  readonly people: number;
}

/** One visitor. */
export interface PersonUnit {
  readonly kind: 'person';
  readonly key: string;
  readonly cards: readonly [VisitorCard];
}

/** A company's card shows so many of its people. */
export const peopleShown = 3;

export type LiveUnit = CompanyUnit | PersonUnit;

const sameCards = (a: readonly VisitorCard[], b: readonly VisitorCard[]): boolean =>
  a.length === b.length && a.every((card, at) => card === b[at]);

const unitOf = (cards: readonly VisitorCard[], larger: ReadonlyMap<string, number>): LiveUnit | null => {
  const [first] = cards;
  if (first === undefined) return null;
  const { company } = first;
  if (cards.length === 1 || company === null) return { kind: 'person', key: first.id, cards: [first] };
  const people = larger.get(company.accountId) ?? cards.length;
  return { kind: 'company', key: `company ${company.accountId}`, company, cards, people };
};

/**
 * The visitors of a window as they are drawn: people of one company who follow each other stand together where `grouped`.
 * What did not change since `before` is the same object, so that nothing of it is drawn anew.
 */
export function unitsOf(
  items: readonly VisitorCard[],
  grouped: boolean,
  larger: LiveSummary['larger'],
  before: readonly LiveUnit[],
): LiveUnit[] {
  const known = new Map(before.map((unit) => [unit.key, unit]));
  const numbers = new Map(larger.map(({ accountId, people }) => [accountId, people]));
  const units: LiveUnit[] = [];
  let together: VisitorCard[] = [];
  const close = (): void => {
    const unit = unitOf(together, numbers);
    together = [];
    if (unit === null) return;
    const had = known.get(unit.key);
    const same =
      had !== undefined &&
      sameCards(had.cards, unit.cards) &&
      (had.kind !== 'company' || unit.kind !== 'company' || had.people === unit.people);
    units.push(same ? had : unit);
  };
  for (const card of items) {
    const accountId = together[0]?.company?.accountId;
    if (!grouped || accountId === undefined || card.company?.accountId !== accountId) close();
    together.push(card);
  }
  close();
  return units;
}
