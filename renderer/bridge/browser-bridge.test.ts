import { expect, test } from 'vitest';
import { createBrowserBridge } from './browser-bridge.ts';
import type { NotificationApi } from './browser-notices.ts';
import { createRouterHttp } from './router-http.ts';

const person = {
  id: '0192f0c8-7f3a-7000-8000-000000000001',
  name: 'Ana Moreira',
  photo: null,
  email: 'ana@northwind.example',
  role: 'rep',
  zone: 'Europe/Lisbon',
  active: true,
  createdAt: 1,
};

interface Asked {
  line: string;
  body: unknown;
}

/** A bridge whose router answers `method path` from a table; what is not there is no answer at all. */
function aBridge(answers: Record<string, unknown>, notifications?: NotificationApi) {
  const asked: Asked[] = [];
  const stored = new Map<string, string>();
  const titles: string[] = [];
  const opened: string[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const line = `${init?.method} ${String(url).replace('https://router.example', '')}`;
    asked.push({ line, body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined });
    if (!(line in answers)) throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(answers[line]), { headers: { 'content-type': 'application/json' } });
  };
  const bridge = createBrowserBridge(createRouterHttp(fetch, 'https://router.example'), {
    origin: 'https://router.example',
    locale: 'en',
    os: 'linux',
    appVersion: '',
    storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value) },
    setTitle: (title) => titles.push(title),
    openWindow: (url) => opened.push(url),
    focus: () => {},
    isLookedAt: () => notifications === undefined,
    notifications,
    plainTitle: (kind) => kind,
  });
  return { bridge, asked, stored, titles, opened };
}

const ok = (data: unknown) => ({ ok: true, data });
const refused = (code: string) => ({ ok: false, error: { code, message: code } });

test('signing in asks for a cookie, never for a token, and tells who listens', async () => {
  const { bridge, asked } = aBridge({ 'POST /api/session': ok({ person, token: null }) });
  const heard: (string | undefined)[] = [];
  bridge.session.onChanged((status) => heard.push(status.person?.name));
  const result = await bridge.session.signIn({ email: 'ana@northwind.example', password: 'correct horse' });
  expect(asked[0]?.body).toEqual({ email: 'ana@northwind.example', password: 'correct horse', want: 'cookie' });
  expect(result).toMatchObject({
    ok: true,
    data: { routerUrl: 'https://router.example', person: { name: 'Ana Moreira' } },
  });
  expect(heard).toEqual(['Ana Moreira']);
});

test('a refusal is handed on as it is, and nobody is told of a sign-in that was none', async () => {
  const { bridge } = aBridge({ 'POST /api/session': refused('invalid_credentials') });
  let told = 0;
  bridge.session.onChanged(() => {
    told += 1;
  });
  const result = await bridge.session.signIn({ email: 'ana@northwind.example', password: 'x' });
  expect(result).toMatchObject({ ok: false, error: { code: 'invalid_credentials' } });
  expect(told).toBe(0);
});

test('no answer is unavailable, a strange answer internal; neither throws', async () => {
  const { bridge } = aBridge({ 'GET /api/session': { hello: 'proxy' } });
  expect(await bridge.session.options()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(await bridge.session.status()).toMatchObject({ ok: false, error: { code: 'internal' } });
});

test('a ticket refused as unauthenticated ends the session for the page', async () => {
  const { bridge } = aBridge({ 'POST /api/session/ticket': refused('unauthenticated') });
  const heard: unknown[] = [];
  bridge.session.onChanged((status) => heard.push(status.person));
  await bridge.session.ticket();
  expect(heard).toEqual([null]);
});

test('signing out of a session the router no longer knows is signing out', async () => {
  const { bridge } = aBridge({ 'DELETE /api/session': refused('unauthenticated') });
  expect(await bridge.session.signOut()).toMatchObject({ ok: true, data: { person: null } });
});

test('signing out that did not reach the router is not signing out', async () => {
  const { bridge } = aBridge({});
  expect(await bridge.session.signOut()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});

test('settings are kept, and what is not a setting is not read', async () => {
  const { bridge, stored } = aBridge({});
  await bridge.settings.change({ theme: 'dark' });
  expect(await bridge.settings.read()).toMatchObject({ ok: true, data: { theme: 'dark', sounds: true } });
  for (const garbage of ['{', 'null', '"dark"', '{"theme":"sepia","sounds":"loud"}']) {
    stored.set('foyer.settings', garbage);
    expect(await bridge.settings.read()).toMatchObject({ ok: true, data: { theme: 'system', sounds: true } });
  }
});

test('the badge is the number in the tab’s title', async () => {
  const { bridge, titles } = aBridge({});
  await bridge.system.setBadge({ count: 3 });
  await bridge.system.setBadge({ count: 0 });
  expect(titles).toEqual(['(3) Foyer', 'Foyer']);
});

test('only addresses that are safe outside are opened outside', async () => {
  const { bridge, opened } = aBridge({});
  await bridge.system.openExternal({ url: 'https://example.com/', source: 'visitor' });
  const refusedLink = await bridge.system.openExternal({ url: 'javascript:alert(1)', source: 'visitor' });
  expect(opened).toEqual(['https://example.com/']);
  expect(refusedLink).toMatchObject({ ok: true, data: { opened: false } });
});

test('while a screen is shown notifications name nobody, and what stood with a name is gone', async () => {
  const standing: { title: string; body: string }[] = [];
  class Shown {
    static readonly permission = 'granted';
    static readonly requestPermission = async () => 'granted' as const;
    onclick = null;
    readonly #words: { title: string; body: string };
    constructor(title: string, { body }: { body: string }) {
      this.#words = { title, body };
      standing.push(this.#words);
    }
    close(): void {
      standing.splice(standing.indexOf(this.#words), 1);
    }
  }
  const { bridge } = aBridge({}, Shown);
  const conversationId = '0192f0c8-7f3a-7000-8000-000000000002';
  const wrote = (id: string) =>
    bridge.notify.show({
      ...{ id, kind: 'message', title: 'Maria Santos wrote', body: 'Our budget is 40,000.' },
      to: { kind: 'conversation', conversationId },
    });
  await wrote('before');
  expect(standing).toEqual([{ title: 'Maria Santos wrote', body: 'Our budget is 40,000.' }]);
  await bridge.screen.veil({ veiled: true });
  expect(standing).toEqual([]);
  await wrote('meanwhile');
  expect(standing).toEqual([{ title: 'message', body: '' }]);
  await bridge.screen.veil({ veiled: false });
  expect(standing).toHaveLength(1);
});
