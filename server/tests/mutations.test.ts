import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { mutations } from './mutations/shell-mutations.ts';

const run = promisify(execFile);
const runner = fileURLToPath(new URL('./mutations/run-mutations.ts', import.meta.url));
const engine = new URL('../features/routing/engine/', import.meta.url);

interface Told {
  rule: string | null;
  line: string | null;
  failed: string | null;
}

const told: Told[] = [];

/** One of two halves: each mutation has modules of its own, so many fit into one process. */
const half = async (from: number): Promise<void> => {
  const { stdout } = await run(process.execPath, [runner, String(from), '2'], { timeout: 290_000 });
  for (const line of stdout.trim().split('\n')) told.push(JSON.parse(line) as Told);
};

describe('each promise of routing has a test that fails where it is broken', () => {
  beforeAll(async () => {
    await Promise.all([half(0), half(1)]);
  }, 300_000);

  it('and none that fails where nothing is', () => {
    expect(told.filter(({ rule }) => rule === null)).toEqual([{ rule: null, line: null, failed: null }]);
  });

  it('for every promise of docs/routing.md', async () => {
    const text = await readFile(new URL('../../docs/routing.md', import.meta.url), 'utf8');
    const promises = new Set([...text.matchAll(/\*\*(R\d+\.\d+)\*\*/g)].map(([, id]) => id));
    const broken = new Set(mutations.map(({ rule }) => rule));
    expect([...promises].filter((id) => id === undefined || !broken.has(id))).toEqual([]);
  });

  it.each(mutations)('$rule: $file without «$line»', async ({ file, rule, line }) => {
    expect((await readFile(new URL(file, engine), 'utf8')).split(line)).toHaveLength(2);
    expect(told.find((one) => one.rule === rule && one.line === line)?.failed).toEqual(expect.any(String));
  });
});
