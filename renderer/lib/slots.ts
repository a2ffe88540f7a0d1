/** A place in the page that shows one item of a list, and another once that one is scrolled away. */
export interface Slot {
  readonly slot: number;
  readonly key: string;
  /** The item's place among those shown. */
  readonly place: number;
}

/**
 * Which place shows which item: an item that stays keeps its place, and a newcomer takes one that became free, for changing the
 * words of a row costs half of making a row. While the list is `moving` the places stay in their order, for moving an element
 * costs as well; at rest they stand in the order of `keys`, as a screen reader goes through them. The place of `held`, where the
 * focus is, is given to nobody.
 */
export function takeSlots(
  before: readonly Slot[],
  keys: readonly string[],
  held: string | null,
  moving: boolean,
): readonly Slot[] {
  const newcomers = new Map(keys.map((key, place) => [key, place]));
  const stays = new Map<string, number>();
  for (const { key } of before) {
    const place = newcomers.get(key);
    if (place === undefined) continue;
    stays.set(key, place);
    newcomers.delete(key);
  }
  const waiting = newcomers.entries();
  const slots = before.flatMap(({ slot, key }): Slot[] => {
    const place = stays.get(key);
    if (place !== undefined) return [{ slot, key, place }];
    const next = key === held ? undefined : waiting.next().value;
    return next === undefined ? [] : [{ slot, key: next[0], place: next[1] }];
  });
  let last = Math.max(-1, ...before.map(({ slot }) => slot));
  for (const [key, place] of waiting) {
    last += 1;
    slots.push({ slot: last, key, place });
  }
  return moving ? slots : slots.sort((a, b) => a.place - b.place);
}
