import { sameData } from '../../features/same-data.ts';
import { leastMoves, type Move } from './least-moves.ts';

interface Item {
  id: string;
}

/** What one reading of a feed holds. */
export interface Content<I extends Item = Item> {
  items: readonly I[];
  summary: object;
}

/** What changed between two readings; null where nothing did. */
export interface Change<I extends Item = Item> {
  put: I[];
  remove: string[];
  moves?: Move[];
  summary?: object;
}

/**
 * Compares two readings. `put` leaves an item where it stood and adds a new one at the end; `moves` are what is left to
 * do for the new order.
 */
export const diffContent = <I extends Item>(before: Content<I>, after: Content<I>): Change<I> | null => {
  const had = before.items;
  const placeOf = new Map<string, number>();
  for (let at = 0; at < had.length; at += 1) placeOf.set((had[at] as I).id, at);
  const put: I[] = [];
  const kept = new Uint8Array(had.length);
  /** Where each item stood, in the new order; what is new stands behind all that was. */
  const places: number[] = [];
  let added = 0;
  for (const item of after.items) {
    const place = placeOf.get(item.id);
    if (place === undefined) {
      places.push(had.length + added);
      added += 1;
      put.push(item);
      continue;
    }
    places.push(place);
    kept[place] = 1;
    if (!sameData(had[place], item)) put.push(item);
  }
  const remove: string[] = [];
  if (places.length - added < had.length) {
    for (let at = 0; at < had.length; at += 1) if (kept[at] === 0) remove.push((had[at] as I).id);
  }
  const moves = leastMoves(places, (at) => (after.items[at] as I).id);
  const summaryChanged = !sameData(before.summary, after.summary);

  if (put.length === 0 && remove.length === 0 && moves.length === 0 && !summaryChanged) return null;
  return {
    put,
    remove,
    ...(moves.length > 0 ? { moves } : {}),
    ...(summaryChanged ? { summary: after.summary } : {}),
  };
};
