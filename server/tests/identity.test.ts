import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VisitorDetail } from '../../shared/domain/visitor.ts';
import type { ConsentMode, Site } from '../../shared/protocol/http/setup.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { openSite, visitorTab } from './support/visiting.ts';

let router: Booted;
beforeEach(async () => {
  router = await bootApp();
});
afterEach(() => router.close());

const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error)}`);
  return result.data;
};

const anAdmin = async () => {
  const { id } = await hire(router.app, 'Max Orth', 'admin');
  return repSocket(router, { kind: 'rep', personId: id, role: 'admin', sessionId: randomUUID() });
};

/** A site, its admin, and a secret that its server signs with. */
const aSite = async (consent: ConsentMode = 'implied') => {
  const site = await openSite(router, consent);
  const admin = await anAdmin();
  const { secret } = dataOf(await admin.request('site.add_secret', { siteId: site.id }));
  const detail = async (visitorId: string): Promise<VisitorDetail> =>
    dataOf(await admin.request('visitor.get', { visitorId }));
  return { site, admin, secret, detail };
};

interface Signed {
  sub?: string;
  aud?: string;
  email?: string;
  name?: string;
  attributes?: Record<string, unknown>;
}

/** What the company's own server makes of somebody who signed in there. */
const sign = (site: Site, secret: string, claims: Signed, life = '10m', alg = 'HS256'): Promise<string> =>
  new SignJWT({ sub: 'crm-17', aud: site.key, ...claims })
    .setProtectedHeader({ alg })
    .setExpirationTime(life)
    .sign(new TextEncoder().encode(secret));

describe('a signed identity', () => {
  test('says who the visitor is, and what they type later does not change it', async () => {
    const { site, secret, detail } = await aSite();
    const tab = await visitorTab(router, site, 'ada');
    const token = await sign(site, secret, {
      email: 'Ada@Acme.example',
      name: 'Ada Lovelace',
      attributes: { plan: 'team', seats: 12 },
    });
    expect(dataOf(await tab.request('visitor.identify', { token }))).toEqual({ anew: false });
    dataOf(await tab.request('email.give', { email: 'else@acme.example' }));
    dataOf(await tab.request('visitor.identify', { name: 'Somebody else' }));
    const known = await detail(tab.visitorId);
    expect(known.proved).toBe(true);
    expect(known.card).toMatchObject({ name: 'Ada Lovelace', email: 'ada@acme.example' });
    expect(known.attributes).toEqual({ plan: 'team', seats: 12 });
  });

  test.each<[string, (site: Site, secret: string) => Promise<string>]>([
    ['signature', (site) => sign(site, 'x'.repeat(43), {})],
    ['signature', (site, secret) => sign(site, secret, {}, '10m', 'HS512')],
    ['signature', async () => 'not.a.token'],
    ['claims', (site, secret) => sign(site, secret, { aud: 'site_of_somebody_else' })],
    ['claims', (site, secret) => sign(site, secret, { sub: '' })],
    ['claims', (site, secret) => sign(site, secret, { email: 'no address' })],
    ['expired', (site, secret) => sign(site, secret, {}, '-2m')],
    ['too_long', (site, secret) => sign(site, secret, {}, '2h')],
  ])('is not believed, with the reason %s (%#)', async (why, make) => {
    const { site, secret, detail } = await aSite();
    const tab = await visitorTab(router, site, 'ada');
    const answer = await tab.request('visitor.identify', { token: await make(site, secret) });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad_request', detail: { why } } });
    expect((await detail(tab.visitorId)).proved).toBe(false);
  });

  test('without a time at which it ends is not believed', async () => {
    const { site, secret } = await aSite();
    const tab = await visitorTab(router, site, 'ada');
    const token = await new SignJWT({ sub: 'crm-17', aud: site.key })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
    const answer = await tab.request('visitor.identify', { token });
    expect(answer).toMatchObject({ ok: false, error: { detail: { why: 'claims' } } });
  });

  test('is good by either of two secrets while one is brought out, and by a retired one no more', async () => {
    const { site, admin, secret } = await aSite();
    const tab = await visitorTab(router, site, 'ada');
    const next = dataOf(await admin.request('site.add_secret', { siteId: site.id }));
    expect(await admin.request('site.add_secret', { siteId: site.id })).toMatchObject({ error: { code: 'conflict' } });
    for (const each of [secret, next.secret]) {
      const answer = await tab.request('visitor.identify', { token: await sign(site, each, {}) });
      expect(answer.ok).toBe(true);
    }
    const old = next.identity.secrets.find(({ ends }) => secret.endsWith(ends));
    dataOf(await admin.request('site.retire_secret', { siteId: site.id, secretId: old?.id ?? '' }));
    const answer = await tab.request('visitor.identify', { token: await sign(site, secret, {}) });
    expect(answer).toMatchObject({ error: { detail: { why: 'signature' } } });
    const { secrets } = dataOf(await admin.request('site.identity', { siteId: site.id }));
    expect(secrets).toHaveLength(1);
    expect(secrets[0]?.lastUsedAt).not.toBeNull();
  });

  test('of one person on two browsers brings both to one visitor, with both histories', async () => {
    const { site, secret, detail } = await aSite();
    const laptop = await visitorTab(router, site, 'laptop');
    const phone = await visitorTab(router, site, 'phone');
    const starts = (tab: typeof laptop, text: string) =>
      tab.request('conversation.start', { clientId: randomUUID(), by: { kind: 'text', text } });
    const first = dataOf(await starts(laptop, 'From the laptop')).conversation;
    dataOf(await laptop.request('conversation.close', { conversationId: first.id }));
    const second = dataOf(await starts(phone, 'From the phone')).conversation;
    dataOf(await phone.request('conversation.close', { conversationId: second.id }));
    dataOf(await laptop.request('visitor.identify', { token: await sign(site, secret, {}) }));
    dataOf(await phone.request('visitor.identify', { token: await sign(site, secret, { email: 'ada@acme.example' }) }));
    const known = await detail(laptop.visitorId);
    expect(known.card.email).toBe('ada@acme.example');
    expect(known.conversations.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    dataOf(await phone.request('visitor.track', { name: 'Signed in', properties: {} }));
    expect((await detail(laptop.visitorId)).events.map(({ name }) => name)).toEqual(['Signed in']);
  });

  test('of somebody else on one browser begins anew, and nothing of the first is told', async () => {
    const { site, secret, detail } = await aSite();
    const tab = await visitorTab(router, site, 'shared');
    dataOf(await tab.request('visitor.identify', { token: await sign(site, secret, { email: 'ada@acme.example' }) }));
    const other = await sign(site, secret, { sub: 'crm-18', email: 'bob@acme.example' });
    expect(dataOf(await tab.request('visitor.identify', { token: other }))).toEqual({ anew: true });
    expect((await detail(tab.visitorId)).card.email).toBe('ada@acme.example');
  });
});

describe('what is merely said', () => {
  test('is believed until the site wants signatures, which needs a secret to sign with', async () => {
    const { site, admin, detail } = await aSite();
    const tab = await visitorTab(router, site, 'ada');
    dataOf(await tab.request('visitor.identify', { email: 'ada@acme.example' }));
    expect((await detail(tab.visitorId)).card.email).toBe('ada@acme.example');
    dataOf(await admin.request('site.enforce_identity', { siteId: site.id, enforced: true }));
    const answer = await tab.request('visitor.identify', { email: 'bob@acme.example' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    const { secrets } = dataOf(await admin.request('site.identity', { siteId: site.id }));
    const last = await admin.request('site.retire_secret', { siteId: site.id, secretId: secrets[0]?.id ?? '' });
    expect(last).toMatchObject({ error: { code: 'conflict' } });
    const bare = await openSite(router);
    expect(await admin.request('site.enforce_identity', { siteId: bare.id, enforced: true })).toMatchObject({
      error: { code: 'conflict' },
    });
  });

  test('before a visitor agreed to be kept lives in memory, and is kept with their first act', async () => {
    const { site, secret, detail } = await aSite('ask');
    const tab = await visitorTab(router, site, 'ada');
    dataOf(await tab.request('visitor.identify', { token: await sign(site, secret, { name: 'Ada' }) }));
    expect(dataOf(await tab.request('visitor.attributes', { attributes: { plan: 'team' } }))).toEqual({ kept: false });
    expect(dataOf(await tab.request('visitor.track', { name: 'Saw prices', properties: {} }))).toEqual({ kept: false });
    const { k } = router.app.core.store;
    expect(await k.selectFrom('visitors').selectAll().execute()).toEqual([]);
    dataOf(await tab.request('visitor.agree', {}));
    const known = await detail(tab.visitorId);
    expect(known).toMatchObject({ proved: true, attributes: { plan: 'team' }, card: { name: 'Ada' } });
  });
});

describe('attributes and events', () => {
  test('are added and taken away by name, thirty at most', async () => {
    const { site, detail } = await aSite();
    const tab = await visitorTab(router, site, 'ada');
    dataOf(await tab.request('visitor.attributes', { attributes: { plan: 'team', trial: true } }));
    dataOf(await tab.request('visitor.attributes', { attributes: { plan: null, seats: 3 } }));
    expect((await detail(tab.visitorId)).attributes).toEqual({ trial: true, seats: 3 });
    const many = Object.fromEntries(Array.from({ length: 29 }, (_, n) => [`a${n}`, n]));
    expect(await tab.request('visitor.attributes', { attributes: many })).toMatchObject({
      error: { code: 'too_large' },
    });
    expect((await detail(tab.visitorId)).attributes).toEqual({ trial: true, seats: 3 });
  });

  test('stand in the visitor’s trail, the newest first', async () => {
    const { site, detail } = await aSite();
    const tab = await visitorTab(router, site, 'ada');
    dataOf(await tab.request('visitor.track', { name: 'Saw the demo', properties: { minutes: 3 } }));
    dataOf(await tab.request('visitor.track', { name: 'Downloaded', properties: { file: 'prices.pdf' } }));
    expect((await detail(tab.visitorId)).events).toMatchObject([
      { name: 'Downloaded', properties: { file: 'prices.pdf' } },
      { name: 'Saw the demo', properties: { minutes: 3 } },
    ]);
  });
});
