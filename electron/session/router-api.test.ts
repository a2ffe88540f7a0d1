import { describe, expect, it } from 'vitest';
import { aCredential } from '../tests/a-session.ts';
import { createRouterApi } from './router-api.ts';

const router = 'https://chat.example.com';
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

const answering = (answer: () => Response | Promise<Response>) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const api = createRouterApi(async (input, init = {}) => {
    asked.push({ url: String(input), init });
    return answer();
  });
  return { api, asked };
};

describe('router api', () => {
  it('signs in for a token, without cookies, and follows nobody elsewhere', async () => {
    const { api, asked } = answering(() => json({ ok: true, data: aCredential() }));
    const answer = await api.signIn(router, { email: 'ana@northwind.example', password: 'correct horse' });
    expect(answer).toEqual({ ok: true, data: aCredential() });
    expect(asked[0]?.url).toBe('https://chat.example.com/api/session');
    expect(asked[0]?.init).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit' });
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({
      email: 'ana@northwind.example',
      password: 'correct horse',
      want: 'token',
    });
  });

  it('shows the token to the router it belongs to, and only in the header', async () => {
    const { api, asked } = answering(() => json({ ok: true, data: { ticket: 'tick', expiresAt: 1 } }));
    expect(await api.ticket(router, 'secret-token')).toEqual({ ok: true, data: { ticket: 'tick', expiresAt: 1 } });
    expect(asked[0]?.url).toBe('https://chat.example.com/api/session/ticket');
    expect(new Headers(asked[0]?.init.headers).get('authorization')).toBe('Bearer secret-token');
    expect(asked[0]?.init.body).toBeUndefined();
  });

  it('hands on the router’s own refusal', async () => {
    const { api } = answering(() =>
      json({ ok: false, error: { code: 'invalid_credentials', message: 'No such pair.' } }, 401),
    );
    expect(await api.signIn(router, { email: 'a@b.co', password: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'invalid_credentials' },
    });
  });

  it.each([
    ['a page instead of an answer', () => new Response('<html>', { status: 502 }), 'unavailable'],
    ['a success of another shape', () => json({ ok: true, data: { token: 7 } }), 'unavailable'],
    ['a sign-in without a token', () => json({ ok: true, data: { ...aCredential(), token: null } }), 'unavailable'],
    ['a bare 401', () => new Response('', { status: 401 }), 'unauthenticated'],
    ['a bare 404', () => new Response('', { status: 404 }), 'not_found'],
    ['an endless answer', () => new Response(`"${'x'.repeat(300_000)}"`), 'unavailable'],
    ['no network', () => Promise.reject(new TypeError('fetch failed')), 'unavailable'],
  ])('makes a typed error of %s', async (_name, answer, code) => {
    const { api } = answering(answer);
    expect(await api.exchangeCode(router, { code: 'abc' })).toMatchObject({ ok: false, error: { code } });
  });
});
