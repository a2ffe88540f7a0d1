import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { scriptHashes, styleHashes } from './inline-hashes.ts';

/** The page of the widget's frame, with what its policy names. */
export interface FramePage {
  page: string;
  scripts: readonly string[];
  styles: readonly string[];
  /** The same for the same page and the same origins: a browser that has it is not sent it again. */
  tagFor(origins: readonly string[]): string;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const read = async (file: string): Promise<FramePage> => {
  const page = await readFile(file, 'utf8');
  const own = hashOf(page);
  return {
    page,
    scripts: scriptHashes(page),
    styles: styleHashes(page),
    tagFor: (origins) => `"${hashOf([own, ...origins].join(' '))}"`,
  };
};

/** Reads the frame's page, and works on it once as long as it stays the same file; null where the widget is not built. */
export const createFrameReader = (file: string): (() => Promise<FramePage | null>) => {
  let known: { changedAt: number; frame: Promise<FramePage> } | null = null;
  return async () => {
    try {
      const { mtimeMs: changedAt } = await stat(file);
      if (known?.changedAt !== changedAt) known = { changedAt, frame: read(file) };
      return await known.frame;
    } catch {
      return null;
    }
  };
};
