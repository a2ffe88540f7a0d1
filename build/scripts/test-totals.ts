import { existsSync, readFileSync } from 'node:fs';

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

export const NO_TESTS: Totals = { passed: 0, failed: 0, skipped: 0 };
/** A run that could not be: it must never look better than one. */
export const FAILURE: Totals = { passed: 0, failed: 1, skipped: 0 };

export const addTotals = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A run of Vitest: its totals, and the files in which a test failed. */
export interface Report {
  totals: Totals;
  failedFiles: FailedFile[];
}

/** A file in which a test failed: what counts of it in the totals, and its failed tests. */
export interface FailedFile {
  path: string;
  totals: Totals;
  tests: FailedTest[];
}

/** A failed test: its whole title, and the first lines of what was wrong. */
export interface FailedTest {
  title: string;
  why: string;
}

interface ReportedTest {
  fullName: string;
  status: string;
  failureMessages?: string[];
}

interface ReportedFile {
  name: string;
  status: string;
  message?: string;
  assertionResults: ReportedTest[];
}

/** Enough to see what was wrong: the end of a run's output may be all that is kept of it. */
const FIRST_LINES = 12;
const firstLines = (text: string): string => text.trim().split('\n').slice(0, FIRST_LINES).join('\n');

const failedTest = ({ fullName, failureMessages = [] }: ReportedTest): FailedTest => ({
  title: fullName,
  why: firstLines(failureMessages.join('\n')),
});

/** A file that failed around its tests (its stage did not stand) counts as one failure. */
const failedFile = ({ name, message = '', assertionResults }: ReportedFile): FailedFile => {
  const passed = assertionResults.filter(({ status }) => status === 'passed').length;
  const tests = assertionResults.filter(({ status }) => status === 'failed').map(failedTest);
  const skipped = assertionResults.length - passed - tests.length;
  return {
    path: name,
    totals: { passed, failed: Math.max(tests.length, 1), skipped },
    tests: tests.length > 0 ? tests : [{ title: name, why: firstLines(message) }],
  };
};

/**
 * A report of Vitest's JSON reporter. A run that failed without a failed test (a file that could not be
 * loaded, a process that died, no test found) counts as one failure: a total must never look better than the run.
 */
export function readReport(reportFile: string, exitCode: number): Report {
  const atLeastOne = exitCode === 0 ? 0 : 1;
  if (!existsSync(reportFile)) return { totals: FAILURE, failedFiles: [] };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Record<string, unknown>;
  const count = (name: string): number => (typeof report[name] === 'number' ? report[name] : 0);
  const files = (report.testResults ?? []) as ReportedFile[];
  const failedFiles = files.filter(({ status }) => status === 'failed').map(failedFile);
  const failures = failedFiles.reduce((sum, { totals }) => sum + totals.failed, 0);
  return {
    totals: {
      passed: count('numPassedTests'),
      failed: Math.max(count('numFailedTests'), failures, atLeastOne),
      skipped: count('numPendingTests') + count('numTodoTests'),
    },
    failedFiles,
  };
}

/** The totals of a run whose failed files ran once more: these count as they ended the second time. */
export const afterSecondRun = (first: Report, second: Totals): Totals => {
  const firstTime = first.failedFiles.map(({ totals }) => totals).reduce(addTotals, NO_TESTS);
  return {
    passed: first.totals.passed - firstTime.passed + second.passed,
    failed: first.totals.failed - firstTime.failed + second.failed,
    skipped: first.totals.skipped - firstTime.skipped + second.skipped,
  };
};

/** The line that ends a test run. */
export const closingLine = ({ passed, failed }: Totals): string => `${passed} passed, ${failed} failed`;
