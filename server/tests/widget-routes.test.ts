import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainLook } from '../../shared/domain/site-look.ts';
import { widgetLook } from '../../shared/protocol/http/widget-look.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import { createTrustRule } from '../http/client-address.ts';
import { createHttp } from '../http/create-http.ts';
import { createPracticeDoor } from '../http/practice-door.ts';
import { widgetRoutes } from '../http/widget-routes.ts';
import { silentLog } from './support/a-store.ts';

const page =
  '<!doctype html><title>Foyer</title><script type="module">go()</script><style>body{margin:0}</style><script>no()</script>';
const folder = mkdtempSync(join(tmpdir(), 'foyer-frame-'));
const asked: unknown[] = [];
const practised: boolean[] = [];
const practiceKey = 'the key of the practice visitors';
const http = createHttp({
  trust: createTrustRule(false),
  ownOrigin: (origin) => origin === 'https://foyer.example',
  meter: async () => null,
  log: silentLog,
});

const token = {
  token: 'signed',
  expiresAt: 2,
  now: 1,
  visitorId: '0190163d-8694-839b-aea5-966c26f8ad90',
  words: { tag: 'de', locale: 'de-AT', texts: { 'panel.name': 'Frag {site}' } },
  site: { name: 'Acme', consent: 'ask' as const, look: widgetLook('#0f766e', plainLook) },
};
const input = {
  siteKey: 'acme',
  secret: 'a'.repeat(43),
  hostOrigin: 'https://acme.example',
  locale: 'en',
  zone: 'Europe/Berlin',
  device: 'desktop',
};

beforeAll(async () => {
  writeFileSync(join(folder, 'frame.html'), page);
  await widgetRoutes(http, {
    whoAsks: async () => null,
    exchange: async (given, { practice }) => {
      asked.push(given);
      practised.push(practice);
      return given.siteKey === 'acme' ? ok(token) : fail('not_found', 'no site has this key');
    },
    widgetWords: async (tag) => ({ launcher: { 'launcher.open': `open, in ${tag}`, 'panel.name': 'Chat' } }),
    practice: createPracticeDoor(practiceKey).read,
    originsOf: async (key) => ({ acme: ['https://acme.example', 'http://localhost:8080'], bare: [] })[key] ?? null,
    folder,
    publicUrl: 'https://foyer.example',
  });
});

afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

const directive = (header: unknown, name: string): string | undefined =>
  String(header)
    .split(';')
    .find((part) => part.startsWith(`${name} `));

describe('the widget’s frame', () => {
  it('may be embedded by the pages of its site alone and runs our scripts and its own styles alone', async () => {
    const answer = await http.inject('/widget/frame?site=acme');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(page);
    const policy = answer.headers['content-security-policy'];
    expect(directive(policy, 'frame-ancestors')).toBe('frame-ancestors https://acme.example http://localhost:8080');
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(directive(policy, 'script-src')).toBe(`script-src 'self' ${hash('go()')}`);
    expect(directive(policy, 'style-src')).toBe(`style-src 'self' ${hash('body{margin:0}')}`);
    expect(directive(policy, 'default-src')).toBe("default-src 'none'");
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is not sent again to a browser that has it, for the same pages and with the same policy', async () => {
    const ask = (site: string, tag: string) =>
      http.inject({ url: `/widget/frame?site=${site}`, headers: { 'if-none-match': tag } });
    const first = await http.inject('/widget/frame?site=acme');
    const tag = String(first.headers.etag);
    for (const known of [tag, `W/${tag}`]) {
      const again = await ask('acme', known);
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    }
    expect((await ask('bare', tag)).statusCode).toBe(200);
    writeFileSync(join(folder, 'frame.html'), `${page} `);
    expect((await ask('acme', tag)).body).toBe(`${page} `);
    writeFileSync(join(folder, 'frame.html'), page);
  });

  it('may be embedded nowhere for a site without origins', async () => {
    const answer = await http.inject('/widget/frame?site=bare');
    expect(directive(answer.headers['content-security-policy'], 'frame-ancestors')).toBe("frame-ancestors 'none'");
  });

  it('is not there for an unknown key, and not for none', async () => {
    expect((await http.inject('/widget/frame?site=other')).statusCode).toBe(404);
    expect((await http.inject('/widget/frame')).statusCode).toBe(400);
  });
});

describe('the visitor’s token', () => {
  const ask = (payload: object, headers: Record<string, string> = {}) =>
    http.inject({ method: 'POST', url: '/api/widget/token', payload, headers });

  it('is answered to the frame', async () => {
    const answer = await ask(input, { origin: 'https://foyer.example' });
    // The launcher's words come along, and what the site says itself goes before them.
    const texts = { 'launcher.open': 'open, in de', 'panel.name': 'Frag {site}' };
    expect(answer.json()).toEqual({ ok: true, data: { ...token, words: { ...token.words, texts } } });
  });

  it('marks a practice visitor by the key, and nobody by a wrong one', async () => {
    practised.length = 0;
    await ask(input);
    await ask(input, { 'x-foyer-practice-key': 'some other key that is long enough' });
    await ask(input, { 'x-foyer-practice-key': practiceKey });
    expect(practised).toEqual([false, false, true]);
  });

  it('is refused for a wrong key, a foreign origin and a secret that is none, each in its own way', async () => {
    expect((await ask({ ...input, siteKey: 'other' })).json()).toMatchObject({ error: { code: 'not_found' } });
    const before = asked.length;
    expect((await ask(input, { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await ask({ ...input, secret: 'short' })).statusCode).toBe(400);
    expect((await ask({ ...input, device: 'fridge' })).json()).toMatchObject({ error: { code: 'bad_request' } });
    expect(asked.length).toBe(before);
  });
});
