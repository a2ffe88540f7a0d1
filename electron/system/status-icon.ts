import type { PresenceStatus } from '../../shared/domain/presence.ts';

/** The shapes a status is drawn with, the same as in the console: never colour alone. */
export type StatusShape = 'full' | 'half' | 'square' | 'ring';

type Bgr = readonly [number, number, number];

const looks: Readonly<Record<PresenceStatus, { shape: StatusShape; bgr: Bgr }>> = {
  available: { shape: 'full', bgr: [0x5c, 0xa4, 0x2e] },
  away: { shape: 'half', bgr: [0x1c, 0x93, 0xdb] },
  away_missed: { shape: 'half', bgr: [0x1c, 0x93, 0xdb] },
  busy: { shape: 'square', bgr: [0x54, 0x5c, 0xb4] },
  offline: { shape: 'ring', bgr: [0x90, 0x90, 0x90] },
};

/** How a status is drawn; null is somebody visitors cannot reach, whatever they chose, or nobody signed in. */
export const statusLook = (status: PresenceStatus | null): { shape: StatusShape; bgr: Bgr } =>
  looks[status ?? 'offline'];

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** How much of the pixel at (x, y) from the middle the shape covers; `unit` is one pixel of a 16-pixel icon. */
const cover = (shape: StatusShape, x: number, y: number, unit: number): number => {
  const radius = 6 * unit;
  const line = 2 * unit;
  const disc = clamp(radius - Math.hypot(x, y) + 0.5);
  if (shape === 'full') return disc;
  if (shape === 'square') {
    const side = 5 * unit;
    return clamp(side - Math.abs(x) + 0.5) * clamp(side - Math.abs(y) + 0.5);
  }
  const hole = clamp(radius - line - Math.hypot(x, y) + 0.5);
  const ring = Math.max(0, disc - hole);
  return shape === 'ring' ? ring : Math.max(ring, disc * clamp(0.5 - x));
};

/** The shape as the premultiplied BGRA pixels `nativeImage.createFromBitmap` takes. */
export const statusIcon = (size: number, shape: StatusShape, bgr: Bgr): Buffer => {
  const pixels = Buffer.alloc(size * size * 4);
  const middle = (size - 1) / 2;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const share = cover(shape, x - middle, y - middle, size / 16);
      const at = (y * size + x) * 4;
      for (const [channel, value] of bgr.entries()) pixels[at + channel] = Math.round(value * share);
      pixels[at + 3] = Math.round(255 * share);
    }
  }
  return pixels;
};
