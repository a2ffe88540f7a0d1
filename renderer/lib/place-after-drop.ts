/** Where a row ends up that is taken out of `from` and put down before the row that stood at `over`. */
export const placeAfterDrop = (from: number, over: number): number => (over > from ? over - 1 : over);
