interface HasId {
  id: string;
}

/** Answers the items after a delta: dropped, replaced or added, and put in the whole new order where one is given. */
export function applyDelta<T extends HasId>(
  items: readonly T[],
  delta: { put: readonly T[]; remove: readonly string[]; order?: readonly string[] | undefined },
): readonly T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const id of delta.remove) byId.delete(id);
  // A Map keeps the place of a key that is set again, and appends a new one: the order without `order`.
  for (const item of delta.put) byId.set(item.id, item);
  if (!delta.order) return [...byId.values()];
  return delta.order.flatMap((id) => byId.get(id) ?? []);
}

/** Answers `next` with each item that equals the one had before as that very object, so that rows need not render again. */
export function keepSame<T extends HasId>(had: readonly T[], next: readonly T[]): readonly T[] {
  const byId = new Map(had.map((item) => [item.id, item]));
  return next.map((item) => {
    const before = byId.get(item.id);
    return before && JSON.stringify(before) === JSON.stringify(item) ? before : item;
  });
}
