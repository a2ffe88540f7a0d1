import { availableParallelism } from 'node:os';
import { type Ended, runCommand } from './run-command.ts';
import { listTypeConfigs } from './type-configs.ts';

interface Step {
  name: string;
  run: () => Promise<Ended>;
}

/**
 * One thread for each: the rooms are checked side by side anyway, and several checkers of one program each work out the
 * same types of kysely and zod again (98 s of CPU for all rooms, 40 s so).
 */
async function checkTypes(config: string): Promise<Ended> {
  const ended = await runCommand('tsc', ['--noEmit', '--pretty', 'false', '--singleThreaded', '-p', config]);
  // A room without a test that needs its own configuration is sound; a room without source is not.
  const isEmpty = config.endsWith('tsconfig.test.json') && ended.output.includes('TS18003');
  return isEmpty ? { ...ended, code: 0 } : ended;
}

/** A worker for each file takes three times as long as the tests; `npm test` gives each its own, so that none leans on another. */
const unitTests = ['run', '--project', 'unit*', '--no-isolate', '--reporter', 'dot'];

/** Everything that can be known about the code without starting the product, the slowest first. */
const listSteps = (withUnitTests: boolean): Step[] => [
  ...(withUnitTests ? [{ name: 'unit tests', run: () => runCommand('vitest', unitTests) }] : []),
  { name: 'dead code', run: () => runCommand('knip', ['--no-progress']) },
  { name: 'lint and format', run: () => runCommand('biome', ['check', '.', '--max-diagnostics', '60']) },
  { name: 'guards', run: () => runCommand('node', ['build/guards/check-guards.ts']) },
  ...listTypeConfigs().map((config) => ({
    name: `types ${config.replace('/tsconfig.json', '')}`,
    run: () => checkTypes(config),
  })),
];

/** Runs the checks side by side and shows the output of those that fail. */
export async function runCheck(options: { withUnitTests: boolean }): Promise<{ failedSteps: string[] }> {
  const waiting = listSteps(options.withUnitTests);
  const failedSteps: string[] = [];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { code, output, seconds } = await step.run();
      console.log(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds.toFixed(1)} s)`);
      if (code === 0) continue;
      failedSteps.push(step.name);
      console.log(output.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return { failedSteps };
}
