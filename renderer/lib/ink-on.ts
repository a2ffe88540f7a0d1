/** The relative luminance of WCAG 2, of a `#rrggbb`. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const inks = ['#ffffff', '#16181d'] as const;

/** How well words of one colour can be read on another: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** White or near-black: whichever reads better on a `#rrggbb`. */
export function inkOn(color: string): string {
  return contrast(color, inks[0]) >= contrast(color, inks[1]) ? inks[0] : inks[1];
}
