/** Every word typed stands somewhere in the option: *york gmt-5* finds New York. */
export function optionMatches(
  { value, label, aside = '' }: { value: string; label: string; aside?: string },
  query: string,
): boolean {
  const text = `${label} ${value.replaceAll('_', ' ')} ${aside}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
