import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../build/scripts/free-port.ts';
import { projectRoot } from '../../build/scripts/project-root.ts';
import { until } from '../fixtures/until.ts';

const readyMs = 30_000;
const stopMs = 15_000;

let port: number;
let dataDir: string;
const running: ChildProcess[] = [];

/** A command of package.json as a person at a terminal gives it, on a machine without a screen. */
const give = (script: string, env: Record<string, string> = {}) => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env;
  const child = spawn(process.execPath, [`build/scripts/${script}.ts`], {
    cwd: projectRoot,
    env: { ...rest, FOYER_PORT: String(port), FOYER_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let output = '';
  const hear = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]) => Number(code ?? 1));
  return {
    ended,
    output: () => output,
    says: (text: string, withinMs = readyMs) =>
      until(`“${text}” in:\n${output}`, withinMs, () => output.includes(text)),
    /** Ctrl-C as it comes through npm: from the terminal, and once more from npm. */
    interrupt: async () => {
      child.kill('SIGINT');
      child.kill('SIGINT');
      return await ended;
    },
  };
};

const answers = async (path: string): Promise<number> => {
  const response = await fetch(`http://localhost:${port}${path}`, { redirect: 'manual' });
  await response.arrayBuffer();
  return response.status;
};

/** The processes that were started with this data folder, whoever their parents are. */
const processes = (): string[] =>
  readdirSync('/proc').filter((name) => {
    try {
      return (
        /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, 'utf8').includes(`FOYER_DATA_DIR=${dataDir}\0`)
      );
    } catch {
      // It ended in between.
      return false;
    }
  });

const isSilent = (): Promise<boolean> =>
  answers('/healthz').then(
    () => false,
    () => true,
  );

beforeAll(async () => {
  port = await freePort();
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-commands-'));
});

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await once(child, 'exit');
    clearTimeout(timer);
  }
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('npm start: ready within 30 s, one line says why no window opens; start, stop, start, stop is clean each time', async () => {
  for (const _round of [1, 2]) {
    const demo = give('start');
    await demo.says(`FOYER READY http://localhost:${port}`);
    await demo.says(`The console in a browser: http://localhost:${port}/console/`);
    expect(await answers('/demo/')).toBe(200);
    expect(await answers('/console/')).toBe(200);
    expect(await answers('/widget/loader.js')).toBe(200);
    // The command, the router, and who plays its visitors.
    await until('three processes', readyMs, () => processes().length === 3);
    expect(await demo.interrupt()).toBe(0);
    expect(await isSilent()).toBe(true);
    expect(processes()).toEqual([]);
    expect(demo.output().match(/desktop console was not opened: there is no display/g)).toHaveLength(1);
  }
});

test('npm start on a taken port: a clear error, and whoever has it is left alone', async () => {
  const first = give('start');
  await first.says('FOYER READY');
  const second = give('start');
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toMatch(new RegExp(`^Port ${port} is taken\\..*FOYER_PORT=`));
  expect(await answers('/healthz')).toBe(200);
  expect(await first.interrupt()).toBe(0);
});

test('npm run serve: an empty router that asks for the code of its log, and stops when asked', async () => {
  const router = give('serve', { FOYER_DATA_DIR: join(dataDir, 'empty') });
  await router.says(`FOYER READY http://localhost:${port}`);
  expect(router.output()).toMatch(/code \S+/);
  expect(await answers('/demo/')).toBe(404);
  expect(await answers('/api/demo/console-code')).toBe(404);
  expect(await router.interrupt()).toBe(0);
  expect(await isSilent()).toBe(true);
});

test('npm run dev: one address serves console, widget and router', async () => {
  const dev = give('dev');
  await dev.says(`Foyer is being developed at http://localhost:${port}/console/`);
  expect(await (await fetch(`http://localhost:${port}/console/`)).text()).toContain('@vite/client');
  expect(await (await fetch(`http://localhost:${port}/widget/frame.html`)).text()).toContain('@vite/client');
  expect(await answers('/demo/')).toBe(200);
  expect(await answers('/widget/loader.js')).toBe(200);
  expect(await answers('/healthz')).toBe(200);
  expect(await dev.interrupt()).toBe(0);
  expect(await isSilent()).toBe(true);
});
