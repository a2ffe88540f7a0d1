import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startChild } from './child.ts';

const node = (source: string) => {
  const child = startChild(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'ignore'] });
  const { stdout } = child.process;
  if (!stdout) throw new Error('no stdout');
  return { child, said: once(stdout, 'data').then(([chunk]) => String(chunk)) };
};

const alive = "setInterval(() => {}, 1e6); console.log('up');";

test('a child that stops by itself when asked is not forced', async () => {
  const { child, said } = node(`process.on('SIGTERM', () => process.exit(7)); ${alive}`);
  await said;
  await child.stop(60_000);
  expect(await child.ended).toBe(7);
});

test('a child that does not stop is forced, and so are its children', async () => {
  const grandchild = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6);`;
  const { child, said } = node(`
    process.on('SIGTERM', () => {});
    const { spawn } = require('node:child_process');
    const it = spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'ignore' });
    setInterval(() => {}, 1e6);
    console.log(it.pid);
  `);
  const pid = Number(await said);
  await child.stop(50);
  expect(child.process.signalCode).toBe('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

test('stopping what ended or never began is nothing', async () => {
  const { child } = node('');
  await child.ended;
  await child.stop(1);
  const none = startChild('no-such-program', [], { stdio: 'ignore' });
  expect(await none.ended).toBe(127);
  await none.stop(1);
});

/** Ended and not yet collected by its new parent counts as ended. */
function isAlive(pid: number): boolean {
  const ended = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z]/.test(ended.stdout.trim());
}
