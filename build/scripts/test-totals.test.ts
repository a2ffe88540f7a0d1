import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureHouse } from '../guards/fixture-house.ts';
import { addTotals, afterSecondRun, closingLine, readReport } from './test-totals.ts';

const reportOf = (report: object, exitCode: number) => {
  using house = fixtureHouse({ 'report.json': JSON.stringify(report) });
  return readReport(join(house.root, 'report.json'), exitCode);
};
const totalsOf = (report: object, exitCode: number) => reportOf(report, exitCode).totals;

test('counts what passed, failed and was left out', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  expect(totalsOf(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('a run that failed without a failed test is a failure', () => {
  expect(totalsOf({ numPassedTests: 7, numFailedTests: 0 }, 1).failed).toBe(1);
});

test('a run that left no report is a failure', () => {
  expect(readReport('/nowhere/report.json', 0).totals).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

const tests = (...statuses: string[]) =>
  statuses.map((status, index) => ({
    status,
    fullName: `test ${index}`,
    failureMessages: status === 'failed' ? ['Error: starved\n    at starved.test.ts:3:1'] : [],
  }));
const oneFailed = {
  numPassedTests: 4,
  numFailedTests: 1,
  testResults: [
    { name: 'sound.test.ts', status: 'passed', assertionResults: tests('passed', 'passed') },
    { name: 'starved.test.ts', status: 'failed', assertionResults: tests('passed', 'failed', 'passed') },
  ],
};

test('names the files in which a test failed, the tests, and what was wrong', () => {
  const starved = { title: 'test 1', why: 'Error: starved\n    at starved.test.ts:3:1' };
  expect(reportOf(oneFailed, 1).failedFiles).toEqual([
    { path: 'starved.test.ts', totals: { passed: 2, failed: 1, skipped: 0 }, tests: [starved] },
  ]);
});

test('says what was wrong with a file that could not be loaded', () => {
  const report = {
    testResults: [{ name: 'x.test.ts', status: 'failed', message: 'No such module', assertionResults: [] }],
  };
  expect(reportOf(report, 1).failedFiles[0]?.tests).toEqual([{ title: 'x.test.ts', why: 'No such module' }]);
});

test('a file that ran once more counts as it ended then', () => {
  const first = reportOf(oneFailed, 1);
  expect(afterSecondRun(first, { passed: 3, failed: 0, skipped: 0 })).toEqual({ passed: 5, failed: 0, skipped: 0 });
  expect(afterSecondRun(first, { passed: 2, failed: 1, skipped: 0 })).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('a file whose stage did not stand runs once more too', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { name: 'failed.test.ts', status: 'failed', assertionResults: tests('passed', 'failed') },
      { name: 'stage.test.ts', status: 'failed', assertionResults: tests('skipped', 'skipped') },
    ],
  };
  const first = reportOf(report, 1);
  expect(first.totals).toEqual({ passed: 1, failed: 2, skipped: 2 });
  expect(afterSecondRun(first, { passed: 4, failed: 0, skipped: 0 })).toEqual({ passed: 4, failed: 0, skipped: 0 });
});

test('a second run does not heal what failed outside of the files that ran', () => {
  const first = reportOf({ ...oneFailed, numFailedTests: 2 }, 1);
  expect(afterSecondRun(first, { passed: 3, failed: 0, skipped: 0 }).failed).toBe(1);
});

test('the closing line adds the runs up', () => {
  const sum = addTotals({ passed: 2, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 });
  expect(closingLine(sum)).toBe('5 passed, 1 failed');
});
