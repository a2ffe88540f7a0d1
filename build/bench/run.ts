import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import type { Bench } from './bench.ts';
import { formatTable, type Row } from './table.ts';
import { figureOf, verdictOf } from './verdict.ts';

async function loadBenches(): Promise<Bench[]> {
  const folder = join(import.meta.dirname, 'benches');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  const modules = await Promise.all(
    files.map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<{ bench: Bench }>),
  );
  return modules.map(({ bench }) => bench).sort((a, b) => a.number - b.number);
}

/** The first lines of an error, without the colours and drawings of a bundler. */
const reasonOf = (error: unknown): string =>
  stripVTControlCharacters(error instanceof Error ? error.message : String(error))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 2)
    .join(' ');

const describe = ({ number, metric }: Row): object => ({
  number,
  ...metric,
  figure: figureOf(metric),
  verdict: verdictOf(metric),
});

/**
 * `npm run bench [-- NAME] [-- --json] [-- --gate]`: runs the benches one after the other and prints one table. `--json`
 * ends with one line of JSON; `--gate` exits 1 where a *must* is missed. A bench that cannot run here says why, and with
 * `--gate` that is a miss as well.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, gate: { type: 'boolean', default: false } },
  });
  const all = await loadBenches();
  const wanted = positionals.length === 0 ? all : all.filter(({ name }) => positionals.includes(name));
  const unknown = positionals.filter((word) => !all.some(({ name }) => name === word));
  if (unknown.length > 0) {
    console.error(`no bench is called ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const rows: Row[] = [];
  const left: { name: string; reason: string }[] = [];
  for (const bench of wanted) {
    console.error(`bench ${bench.number} ${bench.name}: ${bench.about}`);
    try {
      const obstacle = (await bench.obstacle?.()) ?? null;
      if (obstacle !== null) left.push({ name: bench.name, reason: obstacle });
      else for (const metric of await bench.run()) rows.push({ number: bench.number, metric });
    } catch (error) {
      left.push({ name: bench.name, reason: reasonOf(error) });
    }
  }
  console.log(formatTable(rows));
  for (const { name, reason } of left) console.log(`${name} did not run: ${reason}`);
  if (values.json) console.log(JSON.stringify({ metrics: rows.map(describe), notRun: left }));
  const isMissed = left.length > 0 || rows.some(({ metric }) => verdictOf(metric) === 'missed');
  process.exitCode = values.gate && isMissed ? 1 : 0;
}

await main();
// A bench may leave a socket or a timer behind; the figures are out.
process.exit();
