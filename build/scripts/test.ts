import { buildStale } from './build-stale.ts';
import { runCheck } from './run-check.ts';
import { runVitest } from './run-vitest.ts';
import { ensureSystemDeps } from './system-deps.ts';
import {
  addTotals,
  afterSecondRun,
  closingLine,
  FAILURE,
  type FailedTest,
  NO_TESTS,
  type Report,
  type Totals,
} from './test-totals.ts';

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
const failedFirst: FailedTest[] = [];
const failed: FailedTest[] = [];

/**
 * Routers, windows and browsers wait for each other, and a machine that stalls can fail a sound test of them. A file
 * that failed runs once more, alone and from its start; what failed the first time is named beside the total, for a
 * test that needs this is to be mended.
 */
async function runOf(project: string, limitMinutes: number, retries: boolean): Promise<Totals> {
  const first = await runVitest(project, limitMinutes);
  const testsOf = (report: Report): FailedTest[] => report.failedFiles.flatMap(({ tests }) => tests);
  if (!retries || first.failedFiles.length === 0 || first.failedFiles.length > ACCIDENTS) {
    failed.push(...testsOf(first));
    return first.totals;
  }
  title(`${project}, once more`);
  failedFirst.push(...testsOf(first));
  const paths = first.failedFiles.map(({ path }) => path);
  const second = await runVitest(project, limitMinutes, paths);
  failed.push(...testsOf(second));
  return afterSecondRun(first, second.totals);
}

async function runAll(isLong: boolean): Promise<Totals> {
  if (!(await prepare())) return FAILURE;
  if (isLong) {
    title('long tests');
    return runOf('long', 180, false);
  }
  title('check');
  let totals = NO_TESTS;
  const { failedSteps } = await runCheck({ withUnitTests: false });
  failed.push(...failedSteps.map((step) => ({ title: step, why: '' })));
  totals = addTotals(totals, { ...NO_TESTS, failed: failedSteps.length });
  for (const [name, project, limitMinutes, retries] of [
    ['unit tests', 'unit*', 10, false],
    ['integration tests', 'integration', 20, true],
    ['end to end', 'e2e', 40, true],
  ] as const) {
    title(name);
    totals = addTotals(totals, await runOf(project, limitMinutes, retries));
  }
  return totals;
}

/** `npm test`, and `npm run test:long`: everything; the last line is the total. */
const totals = await runAll(process.argv.includes('--long'));
// A skipped test proves nothing: where the tests are the judge, none may be.
const isWhole = totals.skipped === 0 || !process.env.CI;
process.exitCode = totals.failed === 0 && totals.passed > 0 && isWhole ? 0 : 1;
console.log('');
for (const { title, why } of failedFirst) console.log(`failed when it ran first: ${title}\n${why}\n`);
for (const { title, why } of failed) console.log(`failed: ${title}\n${why}\n`);
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`);
console.log(closingLine(totals));
