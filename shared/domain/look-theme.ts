/** A colour by its three parts, 0 to 255. */
export type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const ink: Rgb = [22, 24, 29];
/** Behind messages and fields, as frame.css has it. */
const grounds = { light: [244, 245, 247] as Rgb, dark: [42, 46, 54] as Rgb };
const surfaces = { light: white, dark: [30, 33, 39] as Rgb };

const parse = (color: string): Rgb => {
  const value = /^#[0-9a-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1), 16) : 0x1f5f66;
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const luminance = (color: Rgb): number => {
  const [r = 0, g = 0, b = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast of two colours as WCAG counts it, 1 to 21. */
export const contrast = (a: Rgb, b: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

const mix = (a: Rgb, b: Rgb, share: number): Rgb => {
  const part = (at: 0 | 1 | 2): number => Math.round(a[at] + (b[at] - a[at]) * share);
  return [part(0), part(1), part(2)];
};

/** Moves a colour towards another, no further than it takes to stand out from `from`. */
const until = (color: Rgb, towards: Rgb, from: Rgb, least: number): Rgb => {
  for (let share = 0; share < 1; share += 0.05) {
    const moved = mix(color, towards, share);
    if (contrast(moved, from) >= least) return moved;
  }
  return towards;
};

/** The site's colour made usable on one ground: every pair of names that meet on screen can be read. */
export interface Theme {
  /** Launcher, header, primary buttons, own messages. */
  accent: Rgb;
  onAccent: Rgb;
  /** The accent as text or line on the ground. */
  accentText: Rgb;
  /** A breath of the accent, for the ground of choices. */
  accentSoft: Rgb;
}

/** Answers the theme of a site's `#rrggbb`; a wrong colour falls back to Foyer's own. */
export function themeOf(color: string, ground: 'light' | 'dark'): Theme {
  const surface = surfaces[ground];
  const away = ground === 'light' ? ink : white;
  // A colour that would sink into the ground is moved off it; in hue it stays the site's.
  let accent = until(parse(color), away, surface, 1.6);
  // White is taken where it can be read at all: on a saturated middle tone it looks better than ink, which scores more.
  const onAccent = contrast(white, accent) >= 4.5 || contrast(ink, accent) < 4.5 ? white : ink;
  // A few middle tones carry neither; a shade deeper they carry white.
  if (onAccent === white) accent = until(accent, ink, white, 4.5);
  const accentSoft = mix(surface, accent, ground === 'light' ? 0.09 : 0.16);
  return {
    accent,
    onAccent,
    accentText: until(until(accent, away, accentSoft, 4.6), away, grounds[ground], 4.6),
    accentSoft,
  };
}
