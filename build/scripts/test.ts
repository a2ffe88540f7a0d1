import { buildStale } from './build-stale.ts';
import { runCheck } from './run-check.ts';
import { runVitest } from './run-vitest.ts';
import { ensureSystemDeps } from './system-deps.ts';
import { addTotals, afterSecondRun, closingLine, FAILURE, NO_TESTS, type Totals } from './test-totals.ts';

const title = (text: string): void => console.log(`\n── ${text} ──`);

/** What the tests stand on; nothing after it can be believed where it failed. */
async function prepare(): Promise<boolean> {
  title('system packages');
  if (!ensureSystemDeps()) return false;
  title('build');
  try {
    await buildStale({ say: (line) => console.log(line) });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** More than these are no accident. */
const ACCIDENTS = 3;
const firstFailures: string[] = [];

/**
 * End to end, real windows and browsers wait for each other, and a machine that stalls can fail a sound journey. A file
 * that failed runs once more, alone and from its start; what failed the first time is named beside the total, for a
 * test that needs this is to be mended.
 */
async function runJourneys(limitMinutes: number): Promise<Totals> {
  const first = await runVitest('e2e', limitMinutes);
  if (first.failedFiles.length === 0 || first.failedFiles.length > ACCIDENTS) return first.totals;
  title('end to end, once more');
  firstFailures.push(...first.failedFiles.flatMap(({ tests }) => tests));
  const paths = first.failedFiles.map(({ path }) => path);
  const second = await runVitest('e2e', limitMinutes, paths);
  return afterSecondRun(first, second.totals);
}

async function runAll(isLong: boolean): Promise<Totals> {
  if (!(await prepare())) return FAILURE;
  if (isLong) {
    title('long tests');
    return (await runVitest('long', 180)).totals;
  }
  title('check');
  let totals = NO_TESTS;
  const { failedSteps } = await runCheck({ withUnitTests: false });
  totals = addTotals(totals, { ...NO_TESTS, failed: failedSteps.length });
  for (const [name, project, limitMinutes] of [
    ['unit tests', 'unit*', 10],
    ['integration tests', 'integration', 20],
  ] as const) {
    title(name);
    totals = addTotals(totals, (await runVitest(project, limitMinutes)).totals);
  }
  title('end to end');
  return addTotals(totals, await runJourneys(40));
}

/** `npm test`, and `npm run test:long`: everything; the last line is the total. */
const totals = await runAll(process.argv.includes('--long'));
// A skipped test proves nothing: where the tests are the judge, none may be.
const isWhole = totals.skipped === 0 || !process.env.CI;
process.exitCode = totals.failed === 0 && totals.passed > 0 && isWhole ? 0 : 1;
console.log('');
for (const name of firstFailures) console.log(`failed when it ran first: ${name}`);
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`);
console.log(closingLine(totals));
