import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));

const { answerAsset, warmAssets } = await import('./app-scheme.ts');

let folder = '';
let root = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-assets-'));
  root = join(folder, 'console');
  await mkdir(root);
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Foyer</title>');
  await writeFile(join(root, 'page.js'), 'export {};');
  await writeFile(join(root, 'page.js.map'), '{}');
  await writeFile(join(folder, 'secret.json'), '{"token":1}');
  await symlink(join(folder, 'secret.json'), join(root, 'link.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (url: string, init?: RequestInit) =>
  answerAsset(new Request(url, init), { root, routerOrigin: () => 'https://chat.example.com' });

describe('answerAsset', () => {
  it('serves a page with its type and the policy of the chosen router', async () => {
    const answer = await ask('app://console/');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<title>Foyer</title>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain('wss://chat.example.com');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has read what the page begins with, gives it out once, and nothing that lies outside', async () => {
    await writeFile(
      join(root, 'index.html'),
      '<!doctype html><title>Foyer</title><script src="./page.js"></script><link href="./link.json">',
    );
    const warm = warmAssets(root);
    await vi.waitFor(() => expect(warm(join(root, 'page.js'))).not.toBeNull());
    expect(warm(join(root, 'page.js'))).toBeNull();
    expect(await warm(join(root, 'link.json'))).toBeNull();
    const answer = await answerAsset(new Request('app://console/'), { root, routerOrigin: () => null, warm });
    expect(await answer.text()).toContain('page.js');
  });

  it('serves scripts as scripts', async () => {
    expect((await ask('app://console/page.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    'app://console/missing.js',
    'app://console/page.js.map',
    'app://console/..%2fsecret.json',
    'app://console/link.json',
    'app://other/index.html',
  ])('has nothing at %s', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('takes no other method', async () => {
    expect((await ask('app://console/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});
