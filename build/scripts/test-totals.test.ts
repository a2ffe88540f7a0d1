import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureHouse } from '../guards/fixture-house.ts';
import { addTotals, closingLine, readTotals } from './test-totals.ts';

const totalsOf = (report: object, exitCode: number) => {
  using house = fixtureHouse({ 'report.json': JSON.stringify(report) });
  return readTotals(join(house.root, 'report.json'), exitCode);
};

test('counts what passed, failed and was left out', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  expect(totalsOf(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('a run that failed without a failed test is a failure', () => {
  expect(totalsOf({ numPassedTests: 7, numFailedTests: 0 }, 1).failed).toBe(1);
});

test('a run that left no report is a failure', () => {
  expect(readTotals('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the closing line adds the runs up', () => {
  const sum = addTotals({ passed: 2, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 });
  expect(closingLine(sum)).toBe('5 passed, 1 failed');
});
