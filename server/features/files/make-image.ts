import type { Sharp, SharpOptions } from 'sharp';
import type { FileRefusal } from '../../../shared/protocol/files.ts';

/** The longest edge a picture keeps, and that of its small copy. */
const maxEdge = 2560;
const thumbEdge = 480;
/** More points than this are not even decoded; an animation counts each of its pictures. */
const maxPixels = 50_000_000;
const maxSeconds = 30;

export interface MadeImage {
  width: number;
  height: number;
}

const writers: Record<string, (image: Sharp) => Sharp> = {
  'image/jpeg': (image) => image.jpeg({ quality: 84, progressive: true }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 84 }),
  'image/gif': (image) => image.gif(),
};

const formats: Record<string, string> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

const boxOf = (edge: number) => ({ width: edge, height: edge, fit: 'inside' as const, withoutEnlargement: true });

const asRefusal = (error: unknown): FileRefusal =>
  error instanceof Error && /pixel limit|too large/i.test(error.message) ? 'pixels' : 'damaged';

/**
 * Makes a picture anew from its points alone: upright, without metadata, at most 2560 points long, with a small copy. What
 * else lay in the file is not copied. One that cannot be read to its end is refused.
 */
export const makeImage = async (
  source: string,
  type: string,
  to: { whole: string; thumb: string },
): Promise<MadeImage | FileRefusal> => {
  const write = writers[type];
  if (!write) return 'kind';
  // Late: the library takes its time and memory, and a router without pictures needs neither.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const base: SharpOptions = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true };
    const { format, width, height, pages = 1, pageHeight } = await sharp(source, { ...base, pages: -1 }).metadata();
    if (format !== formats[type]) return 'kind';
    const points = width * (pageHeight ?? height);
    if (points > maxPixels) return 'pixels';
    // An animation of too many points stays as its first picture.
    const moving = pages > 1 && points * pages <= maxPixels;
    const options: SharpOptions = moving ? { ...base, pages: -1 } : base;
    // An animation has no orientation to follow.
    const upright = moving ? sharp(source, options) : sharp(source, options).autoOrient();
    const made = await write(upright.resize(boxOf(maxEdge)).timeout({ seconds: maxSeconds })).toFile(to.whole);
    await sharp(source, base)
      .autoOrient()
      .resize(boxOf(thumbEdge))
      .webp({ quality: 76 })
      .timeout({ seconds: maxSeconds })
      .toFile(to.thumb);
    return { width: made.width, height: moving ? (made.pageHeight ?? made.height / pages) : made.height };
  } catch (error) {
    return asRefusal(error);
  }
};
