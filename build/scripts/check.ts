import { runCheck } from './run-check.ts';

/** `npm run check`: format, lint, guards, types, dead code and unit tests in less than a minute. */
const started = performance.now();
const { failedSteps } = await runCheck({ withUnitTests: true });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const verdict = failedSteps.length === 0 ? 'clean' : `${failedSteps.length} failed (${failedSteps.join(', ')})`;
console.log(`check: ${verdict} in ${seconds} s`);
process.exitCode = failedSteps.length === 0 ? 0 : 1;
