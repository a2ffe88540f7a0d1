import { constants, copyFileSync, existsSync, globSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the files of a backup lie: beside its database. */
export const filesOf = (backup: string): string => `${backup}.files`;

/** Copies kept files that `to` does not have yet; a file never changes under its name. Answers how many. */
const copyMissing = (from: string, to: string): number => {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const path of globSync('[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*', { cwd: from })) {
    const target = join(to, path);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    // Under another name first: what stands under its own is whole.
    copyFileSync(join(from, path), `${target}.new`, constants.COPYFILE_FICLONE);
    renameSync(`${target}.new`, target);
    copied += 1;
  }
  return copied;
};

/** Copies pictures and files beside a backup, after its database: what that names was there before. */
export const backUpFiles = (dataDir: string, backup: string): number =>
  copyMissing(join(dataDir, 'files'), filesOf(backup));

/** Brings back the files of a backup that are not there. */
export const restoreFiles = (dataDir: string, backup: string): number =>
  copyMissing(filesOf(backup), join(dataDir, 'files'));
