import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveFacets } from '../../../shared/protocol/rep/live.ts';
import { campaignOf } from './live-filter.ts';

interface Value {
  value: string;
  label: string;
}

type Dimension = keyof LiveFacets;

/** A menu that offers more is no help. */
const most = 100;

const plain = (value: string | null | undefined): Value | null =>
  value === null || value === undefined || value === '' ? null : { value, label: value };

const readers: Record<Dimension, (card: VisitorCard) => Value | null | undefined> = {
  sites: (card) => plain(card.siteId),
  pages: (card) => plain(card.page?.path),
  countries: (card) => plain(card.country),
  campaigns: (card) => plain(campaignOf({ card })),
  accounts: ({ company }) => company && { value: company.accountId, label: company.name },
  owners: ({ company }) => company?.owner && { value: company.owner.id, label: company.owner.name },
};
const dimensions = Object.keys(readers) as Dimension[];

/** What the visitors on the floor have. What changed is counted when somebody reads it: visitors change far oftener. */
export class FloorFacets {
  /** Of those who changed since: as whom they were counted, or null. */
  readonly #counted = new Map<string, VisitorCard | null>();
  readonly #tallies = new Map<Dimension, Map<string, { label: string; count: number }>>(
    dimensions.map((dimension) => [dimension, new Map()]),
  );

  /** A visitor came (`before` is null), changed, or left (`after` is null). */
  move(id: string, before: VisitorCard | null, after: VisitorCard | null): void {
    const counted = this.#counted.get(id);
    if (counted === undefined) this.#counted.set(id, before);
    else if (counted === null && after === null) this.#counted.delete(id);
  }

  #count(before: VisitorCard | null, after: VisitorCard | null): void {
    for (const dimension of dimensions) {
      const old = before && readers[dimension](before);
      const now = after && readers[dimension](after);
      if (old?.value === now?.value && old?.label === now?.label) continue;
      const tally = this.#tallies.get(dimension);
      if (old) {
        const counted = tally?.get(old.value);
        if (counted && counted.count > 1) counted.count -= 1;
        else tally?.delete(old.value);
      }
      if (now) {
        const count = (tally?.get(now.value)?.count ?? 0) + 1;
        tally?.set(now.value, { label: now.label, count });
      }
    }
  }

  /** The most frequent first; `cardOf` answers how a visitor is now, `siteName` gives a site its name. */
  read(cardOf: (id: string) => VisitorCard | null, siteName: (siteId: string) => string): LiveFacets {
    for (const [id, counted] of this.#counted) this.#count(counted, cardOf(id));
    this.#counted.clear();
    const list = (dimension: Dimension) =>
      [...(this.#tallies.get(dimension) ?? [])]
        .map(([value, { label, count }]) => ({ value, label, count }))
        .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
        .slice(0, most);
    return {
      sites: list('sites').map((site) => ({ ...site, label: siteName(site.value) })),
      pages: list('pages'),
      countries: list('countries'),
      campaigns: list('campaigns'),
      accounts: list('accounts'),
      owners: list('owners'),
    };
  }
}
