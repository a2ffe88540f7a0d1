import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveFacets, LiveParams } from '../../../shared/protocol/rep/live.ts';
import { sameData } from '../same-data.ts';
import { type DecidesOn, rankOf } from './floor-rank.ts';
import { everybody, LiveCrowd, type LiveViewer, type LiveWindow } from './live-crowd.ts';
import type { LiveQuery } from './live-filter.ts';
import type { Place } from './live-place.ts';
import { scopesOf } from './live-scopes.ts';

/** True for equal cards. Most that differ tell so by their page: then the rest need not be compared. */
const isSameCard = (before: VisitorCard, after: VisitorCard): boolean =>
  before.page?.since === after.page?.since && sameData(before, after);

/**
 * Who is on the site now, ranked. What is watched is kept in order: when it is read it follows the visitors who changed, at
 * O(log n) for each, and is not looked at beyond its limit. A card that did not change stays the same object.
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
    const before = this.#places.get(card.id) ?? null;
    if (before && isSameCard(before.card, card)) return;
    const decides = card.page !== null && this.#decidesOn(card.page.path);
    const known = () => decides;
    this.#settle(before, { id: card.id, card, rank: rankOf(card, known), scopes: scopesOf(card, known) });
  }

  /** Takes a visitor from the floor. */
  remove(id: string): void {
    const place = this.#places.get(id);
    if (place) this.#settle(place, null);
  }

  /** The first cards of a window in order, with the counts over all that the viewer sees. The same object until something changes. */
  window(params: LiveParams, viewer: LiveViewer = everybody): LiveWindow {
    return this.#crowdOf(viewer).window(params);
  }

  /** What the visitors that the viewer sees have; `siteName` gives a site its name. */
  facets(siteName: (siteId: string) => string, viewer: LiveViewer = everybody): LiveFacets {
    return this.#crowdOf(viewer).facets(siteName);
  }

  /** Calls `changed` when a window of this query, or the counts, may read otherwise than it did last. Answers with a disposer. */
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

  #settle(before: Place | null, after: Place | null): void {
    if (after) this.#places.set(after.id, after);
    else if (before) this.#places.delete(before.id);
    this.#everybody.settle(before, after);
    for (const crowd of this.#crowds.values()) crowd.settle(before, after);
  }
}
