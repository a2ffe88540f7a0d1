export const prefersDark = '(prefers-color-scheme: dark)';

/** Lightness from 0 to 1 of a computed colour; undefined where it is transparent or of a notation not read here. */
function lightnessOf(color: string): number | undefined {
  const [a = 0, b = 0, c = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (alpha === 0) return undefined;
  if (color.startsWith('rgb')) return (a * 0.3 + b * 0.59 + c * 0.11) / 255;
  return color.startsWith('okl') ? a : undefined;
}

/** Whether the page is dark now: by its background, because many a page stays light whatever the visitor prefers. */
export function isDark(page: Window): boolean {
  const { body, documentElement } = page.document;
  for (const element of [body, documentElement]) {
    const lightness = lightnessOf(page.getComputedStyle(element).backgroundColor);
    if (lightness !== undefined) return lightness < 0.4;
  }
  return page.getComputedStyle(documentElement).colorScheme.includes('dark') && page.matchMedia(prefersDark).matches;
}
