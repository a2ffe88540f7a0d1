import { sameData } from '../../features/same-data.ts';

interface Item {
  id: string;
}

/** What one reading of a window holds. */
export interface Content<I extends Item = Item> {
  items: readonly I[];
  summary: object;
}

/** What changed between two readings; null where nothing did. */
export interface Change<I extends Item = Item> {
  put: I[];
  remove: string[];
  order?: string[];
  summary?: object;
}

/** What the windows that share a reading were told last: the same two readings are compared once, whoever looks. */
const compared = new WeakMap<Content, { after: Content; change: Change | null }>();

/** As `diffContent`, for readings that several windows may share. */
export const diffShared = (before: Content, after: Content): Change | null => {
  if (before === after) return null;
  const known = compared.get(before);
  if (known?.after === after) return known.change;
  const change = diffContent(before, after);
  compared.set(before, { after, change });
  return change;
};

/**
 * Compares two readings. `put` leaves an item where it stood and adds a new one at the end; only where that does not
 * give the new order is the order sent whole.
 */
export const diffContent = <I extends Item>(before: Content<I>, after: Content<I>): Change<I> | null => {
  const old = new Map<string, I>();
  for (const item of before.items) old.set(item.id, item);
  const put: I[] = [];
  const added: string[] = [];
  const kept = new Set<string>();
  for (const item of after.items) {
    const had = old.get(item.id);
    kept.add(item.id);
    if (had === undefined) added.push(item.id);
    if (had === undefined || !sameData(had, item)) put.push(item);
  }
  const remove: string[] = [];
  const applied: string[] = [];
  for (const { id } of before.items) (kept.has(id) ? applied : remove).push(id);
  applied.push(...added);
  const order = after.items.map((item) => item.id);
  const moved = order.some((id, at) => applied[at] !== id);
  const summaryChanged = !sameData(before.summary, after.summary);

  if (put.length === 0 && remove.length === 0 && !moved && !summaryChanged) return null;
  return {
    put,
    remove,
    ...(moved ? { order } : {}),
    ...(summaryChanged ? { summary: after.summary } : {}),
  };
};
