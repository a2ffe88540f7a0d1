/** Something that can be chosen on a card of a grid. */
export interface CardStop {
  id: string;
  /** The card's place in the grid, counted along the lines. */
  card: number;
}

/** Where a key leads among cards in `columns`: along the reading order, or to the card above or below. */
export function nextStop(key: string, stops: readonly CardStop[], at: number, columns: number): CardStop | undefined {
  const here = stops[at];
  if (here === undefined) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'j':
      return stops[at + 1] ?? here;
    case 'ArrowLeft':
    case 'k':
      return stops[at - 1] ?? here;
    case 'ArrowDown': {
      const next = stops[at + 1];
      if (next?.card === here.card) return next;
      return stops.find((stop) => stop.card === here.card + columns) ?? here;
    }
    case 'ArrowUp': {
      const before = stops[at - 1];
      if (before?.card === here.card) return before;
      return stops.findLast((stop) => stop.card === here.card - columns) ?? here;
    }
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    default:
      return undefined;
  }
}
