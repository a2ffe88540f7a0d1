/** A filled disc as the BGRA pixels `nativeImage.createFromBitmap` takes, its edge softened. `colour` is [b, g, r]. */
export const badgeDot = (size: number, colour: readonly [number, number, number]): Buffer => {
  const pixels = Buffer.alloc(size * size * 4);
  const middle = (size - 1) / 2;
  const radius = size / 2 - 0.5;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const cover = Math.max(0, Math.min(1, radius - Math.hypot(x - middle, y - middle) + 0.5));
      const alpha = Math.round(cover * 255);
      // Premultiplied, as Skia keeps its bitmaps.
      for (const [channel, value] of colour.entries()) pixels[(y * size + x) * 4 + channel] = Math.round(value * cover);
      pixels[(y * size + x) * 4 + 3] = alpha;
    }
  }
  return pixels;
};
