import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../scripts/project-root.ts';
import { alternate } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { loadedPackages } from '../loaded-packages.ts';
import { untilReady } from '../until-ready.ts';

const waiting = 10_000;
const rounds = 5;
const rebuildRounds = 3;

const server = (name: string): string => join(import.meta.dirname, '../servers', name);
const main = join(projectRoot, 'server/main.ts');

type End = Parameters<typeof untilReady>[2];

const seed = async (dataDir: string): Promise<void> => {
  const env = { ...process.env, FOYER_BENCH_DIR: dataDir, FOYER_BENCH_WAITING: String(waiting) };
  await promisify(execFile)(process.execPath, [server('waiting.ts')], { env });
};

/**
 * From the start of the process until the router says it is ready, on a folder that is there already. Both sides have a
 * cache of compiled code, as `npm start` and `npm run serve` give the router. CPU, because a busy machine stretches the rest.
 */
export const bench: Bench = {
  name: 'boot',
  number: 16,
  about: 'CPU until the router is ready, against loading its dependencies; and with 10,000 waiting against without',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
    try {
      const empty = join(folder, 'empty');
      const seeded = join(folder, 'seeded');
      const packages = loadedPackages(main);
      const cache = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
      const boot = async (dataDir: string, end?: End): Promise<number> => {
        const env = { ...cache, FOYER_DATA_DIR: dataDir, FOYER_PORT: '0', FOYER_LOG_LEVEL: 'error' };
        return (await untilReady([main], env, end)).cpu;
      };
      const load = async (end?: End): Promise<number> =>
        (await untilReady([server('dependencies.ts'), ...packages], cache, end)).cpu;
      const uncached = await boot(empty, 'SIGTERM');
      await load('SIGTERM');
      const plain = await alternate(rounds, {
        reference: () => load(),
        ours: () => boot(empty),
      });
      await seed(seeded);
      let copies = 0;
      const rebuilt = await alternate(rebuildRounds, {
        reference: () => boot(empty),
        ours: () => {
          // A copy each time: the boot before has begun to let go of those who did not come back.
          copies += 1;
          const copy = join(folder, `copy ${copies}`);
          cpSync(seeded, copy, { recursive: true });
          return boot(copy);
        },
      });
      const span = (ratios: number[]) => ({
        lowest: Math.min(...ratios).toFixed(2),
        highest: Math.max(...ratios).toFixed(2),
      });
      return [
        {
          metric: 'boot of the router',
          reference: plain.reference,
          ours: plain.ours,
          unit: 'ms',
          detail: { packages: packages.length, 'the very first, ms': uncached, ...span(plain.ratios) },
          goal: { of: 'ratio' as const, bound: 'atMost' as const, must: 2 },
        },
        {
          metric: `boot with ${waiting.toLocaleString('en')} waiting`,
          reference: rebuilt.reference,
          ours: rebuilt.ours,
          unit: 'ms',
          detail: { ...span(rebuilt.ratios) },
          goal: { of: 'ratio' as const, bound: 'atMost' as const, must: 2 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
