interface HasId {
  id: string;
}

/** Answers the items after a delta: dropped, replaced or added, and moved to their places. */
export function applyDelta<T extends HasId>(
  items: readonly T[],
  delta: { put: readonly T[]; remove: readonly string[]; moves?: readonly (readonly [string, number])[] | undefined },
): readonly T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const id of delta.remove) byId.delete(id);
  // A Map keeps the place of a key that is set again, and appends a new one: the order without moves.
  for (const item of delta.put) byId.set(item.id, item);
  const moving = (delta.moves ?? []).flatMap(([id, place]) => {
    const item = byId.get(id);
    return item && byId.delete(id) ? [{ item, place }] : [];
  });
  if (moving.length === 0) return [...byId.values()];
  const ordered: T[] = [];
  const staying = byId.values();
  for (const { item, place } of moving) {
    for (let next = place - ordered.length; next > 0; next -= 1) {
      const stays = staying.next();
      if (stays.done) break;
      ordered.push(stays.value);
    }
    ordered.push(item);
  }
  ordered.push(...staying);
  return ordered;
}

/** Answers `next` with each item that equals the one had before as that very object, so that rows need not render again. */
export function keepSame<T extends HasId>(had: readonly T[], next: readonly T[]): readonly T[] {
  const byId = new Map(had.map((item) => [item.id, item]));
  return next.map((item) => {
    const before = byId.get(item.id);
    return before && JSON.stringify(before) === JSON.stringify(item) ? before : item;
  });
}
