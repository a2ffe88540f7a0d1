import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveFacets, LiveParams, LiveSummary } from '../../../shared/protocol/rep/live.ts';
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
  /** Who changed since the last reading: the ranking follows when it is read, for all of them at once. */
  readonly changed: Set<string>;
  /** What was read since the last change, by limit: everybody who watches the same is given the same object. */
  readonly read: Map<number, LiveWindow>;
  /** True once the watchers were told of a change that nobody read yet. */
  told: boolean;
}

/** What one sort of viewer sees of the floor: the counts, the facets, and the rankings that are watched. */
export class LiveCrowd {
  readonly viewer: LiveViewer;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #counts = { total: 0, target: 0, pricing: 0, returning: 0, waiting: 0 };
  readonly #facets = new FloorFacets();
  readonly #rankings = new Map<string, Watched>();

  constructor(viewer: LiveViewer, places: ReadonlyMap<string, Place>) {
    this.viewer = viewer;
    this.#places = places;
    for (const place of places.values()) {
      if (!viewer.sees(place.card)) continue;
      this.#count(place.scopes, 1);
      this.#facets.move(place.id, null, place.card);
    }
  }

  get watched(): boolean {
    return this.#rankings.size > 0;
  }

  /** A visitor came (`before` is null), changed, or went (`after` is null): counts and watchers follow. */
  settle(before: Place | null, after: Place | null): void {
    const was = before !== null && this.viewer.sees(before.card) ? before : null;
    const is = after !== null && this.viewer.sees(after.card) ? after : null;
    const id = was?.id ?? is?.id;
    if (id === undefined) return;
    this.#facets.move(id, was?.card ?? null, is?.card ?? null);
    const counted = was?.scopes !== is?.scopes;
    if (counted) {
      if (was) this.#count(was.scopes, -1);
      if (is) this.#count(is.scopes, 1);
    }
    for (const watched of this.#rankings.values()) {
      const { matches, watchers } = watched.ranking;
      const concerned = (was !== null && matches(was)) || (is !== null && matches(is));
      if (concerned) watched.changed.add(id);
      if (watched.told || !(concerned || counted)) continue;
      watched.told = true;
      watched.read.clear();
      for (const watcher of watchers) watcher();
    }
  }

  facets(siteName: (siteId: string) => string): LiveFacets {
    return this.#facets.read((id) => this.#seen(id)?.card ?? null, siteName);
  }

  window(params: LiveParams): LiveWindow {
    const watched = this.#rankings.get(keyOf(params)) ?? this.#rank(params);
    watched.told = false;
    const known = watched.read.get(params.limit);
    if (known) return known;
    this.#catchUp(watched);
    const { items, larger } = watched.ranking.take(params.limit);
    const window: LiveWindow = { items, summary: { ...this.#counts, matching: watched.ranking.size, larger } };
    watched.read.set(params.limit, window);
    return window;
  }

  /** Calls `changed` once something changed since the last reading of this query. Answers with a disposer. */
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
    return { ranking: new LiveRanking(query, seen), changed: new Set(), read: new Map(), told: false };
  }

  #catchUp({ ranking, changed }: Watched): void {
    for (const id of changed) ranking.follow(id, this.#seen(id));
    changed.clear();
  }

  #seen(id: string): Place | null {
    const place = this.#places.get(id);
    return place && this.viewer.sees(place.card) ? place : null;
  }

  #count(scopes: Scopes, by: 1 | -1): void {
    this.#counts.total += by;
    for (const scope of countedScopes) if (isIn(scopes, scope)) this.#counts[scope] += by;
  }
}
