import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The end of the name under which a picture's small copy lies beside it. */
const thumbEnd = '.thumb';

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
};

const syncPath = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Where the bytes lie: begun uploads in `uploads/`, what is kept under random names in `ab/cd/`. */
export const createFileDisk = (root: string, newName: () => string) => {
  const uploads = join(root, 'uploads');
  const places = new Set<string>();
  const folder = (path: string): string => {
    if (!places.has(path)) {
      mkdirSync(path, { recursive: true });
      places.add(path);
    }
    return path;
  };
  const pathOf = (name: string): string => join(root, name.slice(0, 2), name.slice(2, 4), name);
  const partOf = (id: string): string => join(folder(uploads), `${id}.part`);

  return {
    /** Where the bytes of a begun upload are gathered. */
    partOf,
    /** Where bytes are made before they are kept. */
    draftOf: (id: string, end: string): string => join(folder(uploads), `${id}.${end}`),
    received: (id: string): Promise<number> => sizeOf(partOf(id)),
    pathOf: (name: string, small = false): string => `${pathOf(name)}${small ? thumbEnd : ''}`,

    /** Moves finished bytes to a random name of their own: they are on the disk before anybody hears of them. */
    keep: async (source: string, thumb: string | null): Promise<string> => {
      const name = newName();
      const target = pathOf(name);
      folder(dirname(target));
      for (const [from, to] of [[thumb, `${target}${thumbEnd}`] as const, [source, target] as const]) {
        if (from === null) continue;
        await syncPath(from);
        await rename(from, to);
      }
      await syncPath(dirname(target));
      return name;
    },

    /** Removes what is kept under a name. */
    remove: async (name: string): Promise<void> => {
      for (const path of [pathOf(name), `${pathOf(name)}${thumbEnd}`]) await rm(path, { force: true });
    },

    /** Removes what an upload left. */
    clear: async (id: string): Promise<void> => {
      for (const end of ['part', 'whole', 'thumb']) await rm(join(uploads, `${id}.${end}`), { force: true });
    },

    /** The ids of uploads that left something. */
    begun: async (): Promise<string[]> => {
      const names = await readdir(uploads).catch(() => []);
      return [...new Set(names.map((name) => name.replace(/\.\w+$/, '')))];
    },

    sizeOf,
  };
};

export type FileDisk = ReturnType<typeof createFileDisk>;

/** The SHA-256 of a file, in hex. */
export const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};
