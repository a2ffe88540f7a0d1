import type { FileRefusal } from '../../../shared/protocol/files.ts';

const known = new Set(['jpeg', 'png', 'webp']);
const maxPixels = 20_000_000;

/** What a picture is drawn at, twice over for screens with fine points: a face in the header, and a strip above the greeting. */
const boxes = {
  logo: { width: 192, height: 192, fit: 'inside' },
  team: { width: 768, height: 384, fit: 'cover' },
} as const;

/** Makes a picture of a look anew from its points alone, as WebP; one that cannot be read is refused. */
export const makePicture = async (kind: keyof typeof boxes, source: Buffer): Promise<Buffer | FileRefusal> => {
  // Late: the library takes its time and memory, and a look changes seldom.
  const { default: sharp } = await import('sharp');
  try {
    const { format, width, height } = await sharp(source, { limitInputPixels: maxPixels, failOn: 'error' }).metadata();
    if (!known.has(format)) return 'kind';
    if (width * height > maxPixels) return 'pixels';
    return await sharp(source, { limitInputPixels: maxPixels, failOn: 'error' })
      .autoOrient()
      .resize({ ...boxes[kind], withoutEnlargement: true })
      .webp({ quality: 84 })
      .timeout({ seconds: 10 })
      .toBuffer();
  } catch {
    return 'damaged';
  }
};
