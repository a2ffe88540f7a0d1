import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { VaultStore } from './token-vault.ts';

/** A file only its owner may read, replaced whole so that a crash leaves the old or the new one. */
export const privateFile = (path: string): VaultStore => ({
  read: async () => {
    try {
      return await readFile(path, 'utf8');
    } catch {
      return null;
    }
  },
  write: async (text) => {
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.new`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  },
});
