/** What came and what went since the last look. */
export function newAndGone<Item extends { id: string }>(
  before: ReadonlySet<string>,
  items: readonly Item[],
): { fresh: Item[]; gone: string[]; ids: ReadonlySet<string> } {
  const ids = new Set(items.map(({ id }) => id));
  return {
    fresh: items.filter(({ id }) => !before.has(id)),
    gone: [...before].filter((id) => !ids.has(id)),
    ids,
  };
}
