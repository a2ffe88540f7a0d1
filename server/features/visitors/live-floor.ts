import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveFacets, LiveParams } from '../../../shared/protocol/rep/live.ts';
import { sameData } from '../same-data.ts';
import { type DecidesOn, rankOf } from './floor-rank.ts';
import { everybody, LiveCrowd, type LiveViewer, type LiveWindow } from './live-crowd.ts';
import type { LiveQuery } from './live-filter.ts';
import { type Place, standsWhereItStood } from './live-place.ts';
import { scopesOf } from './live-scopes.ts';

/**
 * Who is on the site now, ranked. What is watched is kept in order as visitors change, at O(log n) for each change; a
 * window is read without looking beyond its limit. A card that did not change stays the same object.
 */
export class LiveFloor {
  readonly #places = new Map<string, Place>();
  readonly #everybody = new LiveCrowd(everybody, this.#places);
  /** By the viewer's key: those who may not see everybody, while they watch. */
  readonly #crowds = new Map<string, LiveCrowd>();
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
    const place = this.#places.get(card.id);
    const next = { card, rank: rankOf(card, this.#decidesOn), scopes: scopesOf(card, this.#decidesOn) };
    if (!place) {
      const arrived: Place = { id: card.id, ...next };
      this.#places.set(card.id, arrived);
      for (const crowd of this.#all()) crowd.settle(arrived, null);
      return;
    }
    if (sameData(place.card, card)) return;
    const before = { card: place.card, scopes: place.scopes };
    if (!standsWhereItStood(place, next)) for (const crowd of this.#all()) crowd.lift(place);
    Object.assign(place, next);
    for (const crowd of this.#all()) crowd.settle(place, before);
  }

  /** Takes a visitor from the floor. */
  remove(id: string): void {
    const place = this.#places.get(id);
    if (!place) return;
    this.#places.delete(id);
    for (const crowd of this.#all()) crowd.settle(place, place, true);
  }

  /** The first cards of a window in order, with the counts over all that the viewer sees. The same object until something changes. */
  window(params: LiveParams, viewer: LiveViewer = everybody): LiveWindow {
    return this.#crowdOf(viewer).window(params);
  }

  /** What the visitors that the viewer sees have; `siteName` gives a site its name. */
  facets(siteName: (siteId: string) => string, viewer: LiveViewer = everybody): LiveFacets {
    return this.#crowdOf(viewer).facets.read(siteName);
  }

  /** Calls `changed` whenever a window of this query, or the counts, may read otherwise. Answers with a disposer. */
  watch(query: LiveQuery, changed: () => void, viewer: LiveViewer = everybody): () => void {
    const crowd = this.#crowdOf(viewer);
    if (crowd !== this.#everybody) this.#crowds.set(viewer.key, crowd);
    const stop = crowd.watch(query, changed);
    return () => {
      stop();
      if (!crowd.watched && this.#crowds.get(viewer.key) === crowd) this.#crowds.delete(viewer.key);
    };
  }

  #crowdOf(viewer: LiveViewer): LiveCrowd {
    if (viewer.key === everybody.key) return this.#everybody;
    return this.#crowds.get(viewer.key) ?? new LiveCrowd(viewer, this.#places);
  }

  *#all(): Iterable<LiveCrowd> {
    yield this.#everybody;
    yield* this.#crowds.values();
  }
}
