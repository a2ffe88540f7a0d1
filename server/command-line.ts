import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Post = z.object({ host: z.string(), port: z.number().int(), token: z.string().min(32) });

/** Where a running router can be reached from the command line of its own machine, and with which word. */
export type CommandPost = z.infer<typeof Post>;

const fileIn = (dataDir: string): string => join(dataDir, 'router.json');

/** A word that only whoever may read the data folder knows. */
export const newCommandToken = (): string => randomBytes(32).toString('base64url');

/** Leaves the word in the data folder, readable by the router's own user alone; answers with a disposer. */
export const postCommandToken = (dataDir: string, post: CommandPost): (() => void) => {
  rmSync(fileIn(dataDir), { force: true });
  writeFileSync(fileIn(dataDir), JSON.stringify(post), { mode: 0o600 });
  return () => rmSync(fileIn(dataDir), { force: true });
};

/** The post of the router that runs on the folder; null where none does. */
export const readCommandPost = (dataDir: string): CommandPost | null => {
  try {
    return Post.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
};
