import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTrustRule } from '../http/client-address.ts';
import { createHttp } from '../http/create-http.ts';
import { apiHeaders } from '../http/page-headers.ts';
import { staticRoutes } from '../http/static-routes.ts';
import { silentLog } from './support/a-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-pages-'));
const url = 'https://foyer.example';
const files: Record<string, string> = {
  'console/index.html': '<!doctype html>console',
  'console/assets/app-Dk3xYz12.js': 'app()',
  'widget/loader.js': 'load()',
  'widget/frame.html': '<!doctype html>frame',
  'demo/index.html': '<!doctype html>demo',
  'secret.txt': 'secret',
};
let http: FastifyInstance;

const serve = async (demo: boolean, pages = folder): Promise<FastifyInstance> => {
  const made = createHttp({
    trust: createTrustRule(false),
    ownOrigin: (origin) => origin === url,
    meter: async () => null,
    log: silentLog,
  });
  await made.register(async (api) => {
    await api.register(helmet, apiHeaders(url));
    api.get('/healthz', async () => ({ ok: true }));
  });
  const folders = {
    console: join(pages, 'console'),
    widget: join(pages, 'widget'),
    demo: demo ? join(pages, 'demo') : null,
  };
  await staticRoutes(made, folders, url);
  return made;
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  http = await serve(true);
});
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

const policyOf = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    String(headers['content-security-policy'])
      .split(';')
      .map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]),
  );

test('the console runs its own scripts only, is framed by nobody, and reaches only its router', async () => {
  const page = await http.inject('/console/');
  expect(page.body).toContain('console');
  const policy = policyOf(page.headers);
  expect(policy).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'connect-src': "'self' wss://foyer.example",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
  });
  expect(page.headers['strict-transport-security']).toMatch(/max-age=\d+/);
  expect(page.headers['x-content-type-options']).toBe('nosniff');
  expect(page.headers['cache-control']).toBe('no-cache');
});

test('a file whose name holds a hash of its content is kept for ever, others are asked for each time', async () => {
  const asset = await http.inject('/console/assets/app-Dk3xYz12.js');
  expect(asset.headers['cache-control']).toContain('immutable');
  const loader = await http.inject('/widget/loader.js');
  expect(loader.headers['cache-control']).toBe('no-cache');
});

test('the loader may be loaded by any page; the frame taken as a plain file does nothing and is framed by nobody', async () => {
  const loader = await http.inject('/widget/loader.js');
  expect(loader.headers['cross-origin-resource-policy']).toBe('cross-origin');
  const frame = await http.inject('/widget/frame.html');
  expect(policyOf(frame.headers)).toEqual({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
});

test('an answer for programs may run nothing and be framed by nobody', async () => {
  const { headers } = await http.inject('/healthz');
  expect(policyOf(headers)).toEqual({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
});

test('the first page leads to the console', async () => {
  for (const path of ['/', '/console']) {
    expect(await http.inject(path)).toMatchObject({ statusCode: 302, headers: { location: '/console/' } });
  }
});

test.each([
  '/console/../secret.txt',
  '/console/%2e%2e/secret.txt',
  '/console/..%2fsecret.txt',
  '/widget/%2e%2e%5csecret.txt',
])('nothing beside the folder is served (%s)', async (path) => {
  const answer = await http.inject(path);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toContain('secret\n');
  expect(answer.body).not.toBe('secret');
});

test('the demo’s website is there in the demo only, and carries no policy of ours', async () => {
  const page = await http.inject('/demo/');
  expect(page).toMatchObject({ statusCode: 200, body: '<!doctype html>demo' });
  expect(page.headers['content-security-policy']).toBeUndefined();
  const plain = await serve(false);
  expect((await plain.inject('/demo/')).json()).toMatchObject({ ok: false, error: { code: 'not_found' } });
  await plain.close();
});

test('a router whose pages are not built still answers, with typed errors', async () => {
  const bare = await serve(false, join(folder, 'nowhere'));
  expect((await bare.inject('/console/')).json()).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect((await bare.inject('/healthz')).statusCode).toBe(200);
  await bare.close();
});
