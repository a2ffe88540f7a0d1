/** Where a key leads in a list of `count` rows; undefined if the key means nothing to a list. */
export function nextIndex(key: string, index: number, count: number, page: number): number | undefined {
  const last = count - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(last, index + 1);
    case 'ArrowUp':
    case 'k':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + page);
    case 'PageUp':
      return Math.max(0, index - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Where one lands who would land on a heading: the next row onward in the same direction, else the nearest back. */
export function passHeadings(from: number, to: number, count: number, isHeading: (index: number) => boolean): number {
  const step = to >= from ? 1 : -1;
  for (let index = to; index >= 0 && index < count; index += step) if (!isHeading(index)) return index;
  for (let index = to; index >= 0 && index < count; index -= step) if (!isHeading(index)) return index;
  return from;
}
