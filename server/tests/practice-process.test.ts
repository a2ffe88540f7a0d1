import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RouterProcess, startRouter } from './support/router-process.ts';

let dataDir: string;
let router: RouterProcess;
const patience = { timeout: 20_000, interval: 50 };

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'foyer-practice-'));
  router = await startRouter({ FOYER_DATA_DIR: dataDir, FOYER_DEMO: '1' });
});
afterAll(async () => {
  if (router.child.exitCode === null && router.child.signalCode === null) await router.end('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The process that plays the visitors: the router's only child. */
const player = (): number | null => {
  const { pid } = router.child;
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return child ? Number(child) : null;
};

const openSockets = async (): Promise<number> => {
  const text = await (await fetch(`${router.url}/metrics`)).text();
  return Number(/^foyer_sockets\{namespace="visitor"\} (\d+)$/m.exec(text)?.[1] ?? 0);
};

test('the visitors of a demo come by themselves, and come again where their process falls', async () => {
  await vi.waitFor(async () => expect(await openSockets()).toBeGreaterThanOrEqual(14), patience);
  const first = player();
  if (first === null) throw new Error('nobody plays the visitors');
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(player()).not.toBe(first), patience);
  await vi.waitFor(() => expect(player()).not.toBeNull(), patience);
  await vi.waitFor(async () => expect(await openSockets()).toBeGreaterThanOrEqual(8), patience);
});

test('they end with their router, also with one that was killed', async () => {
  const pid = player();
  if (pid === null) throw new Error('nobody plays the visitors');
  await router.end('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), patience);
  router = await startRouter({ FOYER_DATA_DIR: dataDir, FOYER_DEMO: '1' });
  await vi.waitFor(() => expect(player()).not.toBeNull(), patience);
  const again = player();
  expect(await router.end('SIGTERM')).toMatchObject({ code: 0 });
  expect(again !== null && isAlive(again)).toBe(false);
});

test('switched off by the environment nobody comes', async () => {
  router = await startRouter({ FOYER_DATA_DIR: dataDir, FOYER_DEMO: '1', FOYER_PRACTICE: 'off' });
  expect(player()).toBeNull();
  expect(await router.end('SIGTERM')).toMatchObject({ code: 0 });
  // As it was left: whoever starts it without a word finds it off.
  router = await startRouter({ FOYER_DATA_DIR: dataDir, FOYER_DEMO: '1' });
  expect(player()).toBeNull();
});
