import { existsSync, readFileSync } from 'node:fs';

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

export const NO_TESTS: Totals = { passed: 0, failed: 0, skipped: 0 };

export const addTotals = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * Totals of a report of Vitest's JSON reporter. A run that failed without a failed test (a file that could not be
 * loaded, a process that died, no test found) counts as one failure: a total must never look better than the run.
 */
export function readTotals(reportFile: string, exitCode: number): Totals {
  const atLeastOne = exitCode === 0 ? 0 : 1;
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Record<string, unknown>;
  const count = (name: string): number => (typeof report[name] === 'number' ? report[name] : 0);
  return {
    passed: count('numPassedTests'),
    failed: Math.max(count('numFailedTests'), atLeastOne),
    skipped: count('numPendingTests') + count('numTodoTests'),
  };
}

/** The line that ends a test run. */
export const closingLine = ({ passed, failed }: Totals): string => `${passed} passed, ${failed} failed`;
