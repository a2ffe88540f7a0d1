import { buildStale } from './build-stale.ts';
import { runCheck } from './run-check.ts';
import { runVitest } from './run-vitest.ts';
import { ensureSystemDeps } from './system-deps.ts';
import { addTotals, closingLine, NO_TESTS, type Totals } from './test-totals.ts';

const FAILURE: Totals = { passed: 0, failed: 1, skipped: 0 };

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

async function runAll(isLong: boolean): Promise<Totals> {
  if (!(await prepare())) return FAILURE;
  if (isLong) {
    title('long tests');
    return await runVitest('long', 180);
  }
  title('check');
  let totals = NO_TESTS;
  const { failedSteps } = await runCheck({ withUnitTests: false });
  totals = addTotals(totals, { ...NO_TESTS, failed: failedSteps.length });
  for (const [name, project, limitMinutes] of [
    ['unit tests', 'unit*', 10],
    ['integration tests', 'integration', 20],
    ['end to end', 'e2e', 40],
  ] as const) {
    title(name);
    totals = addTotals(totals, await runVitest(project, limitMinutes));
  }
  return totals;
}

/** `npm test`, and `npm run test:long`: everything; the last line is the total. */
const totals = await runAll(process.argv.includes('--long'));
// A skipped test proves nothing: where the tests are the judge, none may be.
const isWhole = totals.skipped === 0 || !process.env.CI;
process.exitCode = totals.failed === 0 && totals.passed > 0 && isWhole ? 0 : 1;
console.log('');
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`);
console.log(closingLine(totals));
