import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Child, startChild } from './child.ts';
import { projectRoot } from './project-root.ts';

/** The router stops within ten seconds by itself; after this it is stopped by force. */
export const ROUTER_GRACE_MS = 12_000;

/** What Node compiled at the last start: a third of a boot is stripping types and compiling the same files again. */
const compiled = join(projectRoot, 'dist/compiled');

const READY = /^FOYER READY (\S+)$/;

export interface RouterProcess {
  child: Child;
  /** Its address once it listens; null if it ended before that. */
  ready: Promise<string | null>;
}

/** Starts the router; `onLine` gets what it says, a line at a time. */
export function startRouter(
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
  args: readonly string[] = ['server/main.ts'],
): RouterProcess {
  const withCache = { NODE_COMPILE_CACHE: compiled, ...env };
  const child = startChild(process.execPath, args, { env: withCache, stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = new Promise<string | null>((resolve) => {
    if (child.process.stdout) {
      createInterface({ input: child.process.stdout }).on('line', (line) => {
        const url = READY.exec(line)?.[1];
        if (url) resolve(url);
        onLine(line);
      });
    }
    void child.ended.then(() => resolve(null));
  });
  return { child, ready };
}
