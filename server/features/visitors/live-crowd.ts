import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveParams, LiveSummary } from '../../../shared/protocol/rep/live.ts';
import { FloorFacets } from './live-facets.ts';
import { keyOf, type LiveQuery } from './live-filter.ts';
import type { Place } from './live-place.ts';
import { LiveRanking } from './live-ranking.ts';
import { countedScopes, isIn, type Scopes } from './live-scopes.ts';

/** Whom somebody who watches may see. Two with the same key see the same. */
export interface LiveViewer {
  readonly key: string;
  sees(card: VisitorCard): boolean;
}

/** Sees all visitors. */
export const everybody: LiveViewer = { key: '', sees: () => true };

export interface LiveWindow {
  readonly items: readonly VisitorCard[];
  readonly summary: LiveSummary;
}

interface Watched {
  readonly ranking: LiveRanking;
  /** What was read since the last change, by limit: everybody who watches the same is given the same object. */
  readonly read: Map<number, LiveWindow>;
}

/** What one sort of viewer sees of the floor: the counts, the facets, and the rankings that are watched. */
export class LiveCrowd {
  readonly viewer: LiveViewer;
  readonly facets = new FloorFacets();
  readonly #places: ReadonlyMap<string, Place>;
  readonly #counts = { total: 0, target: 0, pricing: 0, returning: 0, waiting: 0 };
  readonly #rankings = new Map<string, Watched>();
  /** The rankings that a visitor on the move was taken out of. */
  readonly #lifted = new Set<LiveRanking>();

  constructor(viewer: LiveViewer, places: ReadonlyMap<string, Place>) {
    this.viewer = viewer;
    this.#places = places;
    for (const place of places.values()) {
      if (!viewer.sees(place.card)) continue;
      this.#count(place.scopes, 1);
      this.facets.move(null, place.card);
    }
  }

  get watched(): boolean {
    return this.#rankings.size > 0;
  }

  /** Takes out of all rankings a visitor who is about to move; `settle` puts them in again. */
  lift(place: Place): void {
    for (const { ranking } of this.#rankings.values()) if (ranking.remove(place)) this.#lifted.add(ranking);
  }

  /** The place is new (`before` is null), changed, or gone (`gone`): counts, rankings and watchers follow. */
  settle(place: Place, before: { card: VisitorCard; scopes: Scopes } | null, gone = false): void {
    const was = before !== null && this.viewer.sees(before.card);
    const is = !gone && this.viewer.sees(place.card);
    if (was) this.#count(before.scopes, -1);
    if (is) this.#count(place.scopes, 1);
    if (was || is) this.facets.move(was ? before.card : null, is ? place.card : null);
    const counted = was !== is || (is && before?.scopes !== place.scopes);
    for (const watched of this.#rankings.values()) {
      const { ranking } = watched;
      const had = ranking.has(place.id);
      const fits = is && ranking.matches(place);
      if (had && !fits) ranking.remove(place);
      if (fits && !had) ranking.add(place);
      if (!counted && !had && !fits && !this.#lifted.has(ranking)) continue;
      watched.read.clear();
      for (const watcher of ranking.watchers) watcher();
    }
    this.#lifted.clear();
  }

  window(params: LiveParams): LiveWindow {
    const watched = this.#rankings.get(keyOf(params)) ?? this.#rank(params);
    const known = watched.read.get(params.limit);
    if (known) return known;
    const { items, larger } = watched.ranking.take(params.limit);
    const window: LiveWindow = { items, summary: { ...this.#counts, matching: watched.ranking.size, larger } };
    watched.read.set(params.limit, window);
    return window;
  }

  watch(query: LiveQuery, changed: () => void): () => void {
    const key = keyOf(query);
    const watched = this.#rankings.get(key) ?? this.#rank(query);
    this.#rankings.set(key, watched);
    const watcher = () => changed();
    const { watchers } = watched.ranking;
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#rankings.get(key) === watched) this.#rankings.delete(key);
    };
  }

  #rank(query: LiveQuery): Watched {
    const seen = [...this.#places.values()].filter(({ card }) => this.viewer.sees(card));
    return { ranking: new LiveRanking(query, seen), read: new Map() };
  }

  #count(scopes: Scopes, by: 1 | -1): void {
    this.#counts.total += by;
    for (const scope of countedScopes) if (isIn(scopes, scope)) this.#counts[scope] += by;
  }
}
