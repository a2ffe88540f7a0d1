import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const patienceMs = 60_000;
/** Linux counts CPU in hundredths of a second whatever its timer runs at. */
const tickMs = 10;

/** CPU of all threads of a process so far, in milliseconds; not a number where the system does not tell it. */
const cpuOf = (pid: number | undefined): number => {
  try {
    // The name of the program stands in parentheses and may hold anything; the figures begin behind it.
    const [, rest = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return Number.NaN;
  }
};

/** What a program took from its start until it said that it is ready, in milliseconds. */
export interface Start {
  cpu: number;
  wall: number;
}

/** Starts a program, waits until it says that it is ready, and ends it; `SIGTERM` lets it tidy up first. */
export const untilReady = async (
  args: readonly string[],
  env: Record<string, string>,
  end: 'SIGTERM' | 'SIGKILL' = 'SIGKILL',
): Promise<Start> => {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => said.push(line));
  try {
    return await new Promise<Start>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${args[0]} was not ready in time`)), patienceMs);
      timer.unref();
      createInterface(child.stdout).on('line', (line) => {
        if (line.startsWith('FOYER READY')) resolve({ cpu: cpuOf(child.pid), wall: performance.now() - began });
      });
      child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}: ${said.slice(-3).join(' ')}`)));
    });
  } finally {
    child.kill(end);
    await gone;
  }
};
