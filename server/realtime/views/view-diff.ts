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
  const old = new Map<string, I>();
  for (const item of before.items) old.set(item.id, item);
  const put: I[] = [];
  const added: string[] = [];
  const order: string[] = [];
  for (const item of after.items) {
    const had = old.get(item.id);
    order.push(item.id);
    if (had === undefined) added.push(item.id);
    if (had === undefined || !sameData(had, item)) put.push(item);
    old.delete(item.id);
  }
  const remove = [...old.keys()];
  const applied: string[] = [];
  for (const { id } of before.items) if (!old.has(id)) applied.push(id);
  applied.push(...added);
  const moves = leastMoves(applied, order);
  const summaryChanged = !sameData(before.summary, after.summary);

  if (put.length === 0 && remove.length === 0 && moves.length === 0 && !summaryChanged) return null;
  return {
    put,
    remove,
    ...(moves.length > 0 ? { moves } : {}),
    ...(summaryChanged ? { summary: after.summary } : {}),
  };
};
