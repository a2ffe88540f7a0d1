import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { windowColours } from './window-colours.ts';

const tokens = readFileSync(join(import.meta.dirname, '../../renderer/ui/tokens.css'), 'utf8');

const channel = (value: number): string => {
  const gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, gamma)))
    .toString(16)
    .padStart(2, '0');
};

/** OKLCH to sRGB, as CSS Color 4 defines it. */
const hex = (lightness: number, chroma: number, hue: number): string => {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
};

const token = (name: string): { light: string | undefined; dark: string | undefined } => {
  const line = tokens.split('\n').find((text) => text.trim().startsWith(`--color-${name}: light-dark(`)) ?? '';
  const [light, dark] = [...line.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map((match) =>
    hex(Number(match[1]), Number(match[2]), Number(match[3])),
  );
  return { light, dark };
};

describe('window colours', () => {
  it.each(['canvas', 'ink'] as const)('are the console’s own %s', (name) => {
    expect(windowColours(false)[name]).toBe(token(name).light);
    expect(windowColours(true)[name]).toBe(token(name).dark);
  });
});
