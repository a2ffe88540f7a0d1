import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveParams, LiveSummary } from '../../../shared/protocol/rep/views.ts';
import { OrderedList } from '../ordered-list.ts';
import { type DecidesOn, type Rank, rankOf } from './floor-rank.ts';

/** One visitor on the floor; it stays the same object while the card is replaced. */
interface Place {
  readonly id: string;
  card: VisitorCard;
  rank: Rank;
}

type Query = Pick<LiveParams, 'scope' | 'order' | 'search'>;

/** The visitors that match one scope and search, in one order, while somebody watches them. */
interface Ranking {
  readonly matches: (card: VisitorCard) => boolean;
  readonly list: OrderedList<Place>;
  readonly watchers: Set<() => void>;
}

const byId = (a: Place, b: Place): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byPriority = (a: Place, b: Place): number => a.rank.class - b.rank.class || a.rank.key - b.rank.key || byId(a, b);
const byTime = (a: Place, b: Place): number => b.card.visitStartedAt - a.card.visitStartedAt || byId(a, b);

const inScope: Record<Query['scope'], (card: VisitorCard) => boolean> = {
  all: () => true,
  target: (card) => card.company?.target === true,
  returning: (card) => card.visits > 1,
  waiting: (card) => card.activity === 'waiting',
};

const matcher = ({ scope, search }: Query): ((card: VisitorCard) => boolean) => {
  const wanted = search.toLowerCase();
  if (wanted === '') return inScope[scope];
  return (card) =>
    inScope[scope](card) &&
    [card.name, card.email, card.company?.name, card.page?.path, card.page?.title, card.source.label].some((text) =>
      text?.toLowerCase().includes(wanted),
    );
};

/** Newest and longest read one ranking from its two ends. */
const keyOf = ({ scope, order, search }: Query): string =>
  JSON.stringify([scope, order === 'priority', search.toLowerCase()]);

/**
 * Who is on the site now, ranked. What is watched is kept in order as visitors change, at O(log n) for each change; a
 * window is read without looking beyond its limit. A card that did not change stays the same object.
 */
export class LiveFloor {
  readonly #places = new Map<string, Place>();
  readonly #rankings = new Map<string, Ranking>();
  readonly #counts = { target: 0, returning: 0, waiting: 0 };
  readonly #decidesOn: DecidesOn;

  constructor(decidesOn: DecidesOn) {
    this.#decidesOn = decidesOn;
  }

  /** The visitor's card, or undefined where they are not on the site. */
  card(id: string): VisitorCard | undefined {
    return this.#places.get(id)?.card;
  }

  /** Puts a visitor on the floor or replaces their card. */
  put(card: VisitorCard): void {
    const rank = rankOf(card, this.#decidesOn);
    const place = this.#places.get(card.id);
    if (!place) {
      const arrived: Place = { id: card.id, card, rank };
      this.#places.set(card.id, arrived);
      this.#count(card, 1);
      this.#tell((ranking) => {
        if (ranking.matches(card)) ranking.list.insert(arrived);
        return true;
      });
      return;
    }
    const before = place.card;
    const wasMatched = new Set<Ranking>();
    for (const ranking of this.#rankings.values()) if (ranking.list.delete(place)) wasMatched.add(ranking);
    const countsMoved = scopesOf(before) !== scopesOf(card);
    this.#count(before, -1);
    this.#count(card, 1);
    place.card = card;
    place.rank = rank;
    this.#tell((ranking) => {
      const matches = ranking.matches(card);
      if (matches) ranking.list.insert(place);
      return matches || wasMatched.has(ranking) || countsMoved;
    });
  }

  /** Takes a visitor from the floor. */
  remove(id: string): void {
    const place = this.#places.get(id);
    if (!place) return;
    this.#places.delete(id);
    this.#count(place.card, -1);
    this.#tell((ranking) => {
      ranking.list.delete(place);
      return true;
    });
  }

  /** The first cards of a window in order, with the counts over the whole floor. */
  window(params: LiveParams): { items: VisitorCard[]; summary: LiveSummary } {
    const { list } = this.#rankings.get(keyOf(params)) ?? this.#rank(params);
    return {
      items: list.take(params.limit, params.order === 'longest').map((place) => place.card),
      summary: { total: this.#places.size, ...this.#counts, matching: list.size },
    };
  }

  /** Calls `changed` whenever a window of this scope and search, or the counts, may read otherwise. Answers with a disposer. */
  watch(params: Query, changed: () => void): () => void {
    const key = keyOf(params);
    const ranking = this.#rankings.get(key) ?? this.#rank(params);
    this.#rankings.set(key, ranking);
    const watcher = () => changed();
    ranking.watchers.add(watcher);
    return () => {
      ranking.watchers.delete(watcher);
      if (ranking.watchers.size === 0 && this.#rankings.get(key) === ranking) this.#rankings.delete(key);
    };
  }

  #rank(query: Query): Ranking {
    const matches = matcher(query);
    const found = [...this.#places.values()].filter((place) => matches(place.card));
    return {
      matches,
      list: OrderedList.of(found, query.order === 'priority' ? byPriority : byTime),
      watchers: new Set(),
    };
  }

  #tell(concerns: (ranking: Ranking) => boolean): void {
    for (const ranking of this.#rankings.values()) {
      if (concerns(ranking)) for (const watcher of ranking.watchers) watcher();
    }
  }

  #count(card: VisitorCard, by: 1 | -1): void {
    for (const scope of ['target', 'returning', 'waiting'] as const) {
      if (inScope[scope](card)) this.#counts[scope] += by;
    }
  }
}

const scopesOf = (card: VisitorCard): string =>
  `${inScope.target(card)} ${inScope.returning(card)} ${inScope.waiting(card)}`;
