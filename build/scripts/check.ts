import { availableParallelism } from 'node:os';
import { type Ended, runCommand } from './run-command.ts';
import { listTypeConfigs } from './type-configs.ts';

interface Step {
  name: string;
  run: () => Promise<Ended>;
}

async function checkTypes(config: string): Promise<Ended> {
  const ended = await runCommand('tsc', ['--noEmit', '--pretty', 'false', '-p', config]);
  // A room without a test that needs its own configuration is sound; a room without source is not.
  const isEmpty = config.endsWith('tsconfig.test.json') && ended.output.includes('TS18003');
  return isEmpty ? { ...ended, code: 0 } : ended;
}

/** `npm run check`: everything that can be known about the code without starting the product. */
const steps: Step[] = [
  { name: 'unit tests', run: () => runCommand('vitest', ['run', '--project', 'unit*', '--reporter', 'dot']) },
  { name: 'dead code', run: () => runCommand('knip', ['--no-progress']) },
  { name: 'lint and format', run: () => runCommand('biome', ['check', '.', '--max-diagnostics', '60']) },
  { name: 'guards', run: () => runCommand('node', ['build/guards/check-guards.ts']) },
  ...listTypeConfigs().map((config) => ({
    name: `types ${config.replace('/tsconfig.json', '')}`,
    run: () => checkTypes(config),
  })),
];

const started = performance.now();
const failed: string[] = [];
const waiting = [...steps];

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const { code, output, seconds } = await step.run();
    console.log(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds.toFixed(1)} s)`);
    if (code !== 0) {
      failed.push(step.name);
      console.log(output.trimEnd());
    }
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed.length === 0
    ? `check: clean in ${seconds} s`
    : `check: ${failed.length} failed in ${seconds} s: ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
