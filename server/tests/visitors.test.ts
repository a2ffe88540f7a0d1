import { describe, expect, it } from 'vitest';
import { LiveParams } from '../../shared/protocol/rep/live.ts';
import type { VisitorActor } from '../features/actor.ts';
import { hashSecret } from '../features/visitors/visitor-id.ts';
import { loadWorkspaceSecret } from '../features/visitors/workspace-secret.ts';
import { aStore } from './support/a-store.ts';
import { aPerson } from './support/builders.ts';
import { origin, secretOf, visitorHouse } from './support/visitor-house.ts';

const minutes = (count: number) => count * 60_000;
const live = LiveParams.parse({});

describe('the way in', () => {
  it('is refused to a wrong site key and to a page of a foreign origin, and issues nothing', async () => {
    const { tokenFor } = await visitorHouse();
    expect(await tokenFor('ann', { siteKey: 'nobody' })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    for (const hostOrigin of ['https://evil.example', 'http://acme.example', 'https://acme.example:444', 'null', '']) {
      expect(await tokenFor('ann', { hostOrigin })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
  });

  it('is refused to a forged, an expired and a broken token', async () => {
    const { tokenFor, visitors, clock } = await visitorHouse();
    const token = await tokenFor('ann');
    if (!token.ok) throw new Error('no token');
    expect(await visitors.admit(token.data.token)).not.toBeNull();
    expect(await visitors.admit(`${token.data.token.slice(0, -4)}AAAA`)).toBeNull();
    expect(await visitors.admit('garbage')).toBeNull();
    clock.advance(minutes(15));
    expect(await visitors.admit(token.data.token)).toBeNull();
  });

  it('is taken off the list with the origin, at once', async () => {
    const { core, siteId, tokenFor } = await visitorHouse();
    expect((await tokenFor('ann')).ok).toBe(true);
    await core.store.run(async (tx) => {
      await tx.k.updateTable('sites').set({ origins: '["https://other.example"]' }).where('id', '=', siteId).execute();
      await tx.signal('site.changed', { siteId });
    });
    expect(await tokenFor('ann')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('keeps only the hash of the secret', async () => {
    const { arrive, store } = await visitorHouse();
    await arrive('ann');
    const row = await store.k.selectFrom('visitors').selectAll().executeTakeFirstOrThrow();
    expect(row.secret_hash).toBe(hashSecret(secretOf('ann')));
    expect(JSON.stringify(row)).not.toContain(secretOf('ann'));
  });

  it('signs with the same keys after a restart, and with another one for each purpose', async () => {
    const { core } = await aStore();
    const random = (length: number) => new Uint8Array(length).fill(9);
    const first = await loadWorkspaceSecret(core, random);
    const again = await loadWorkspaceSecret(core, (length) => new Uint8Array(length).fill(3));
    expect(again.keyFor('visitor token')).toEqual(first.keyFor('visitor token'));
    expect(first.keyFor('visitor token')).toHaveLength(32);
    expect(first.keyFor('calendar link')).not.toEqual(first.keyFor('visitor token'));
  });
});

describe('a visitor of a site that vouches for consent', () => {
  it('is one visitor in two tabs, with one visit and both pages', async () => {
    const { arrive, rows, visitors } = await visitorHouse();
    const [one, two] = await Promise.all([
      arrive('ann', '/pricing', { tab: 'one' }),
      arrive('ann', '/security', { tab: 'two' }),
    ]);
    expect(one).toEqual(two);
    expect(await rows('visitors')).toMatchObject([{ id: one.visitorId, visits: 1 }]);
    expect(await rows('visits')).toHaveLength(1);
    expect(await rows('page_views')).toHaveLength(2);
    visitors.socketClosed(one, 'one');
    expect(visitors.connectionOf(one.visitorId)).toBe('here');
    visitors.socketClosed(one, 'two');
    expect(visitors.connectionOf(one.visitorId)).toBe('stepped_away');
  });

  it('is the same after a reload, on the same look at the page', async () => {
    const { arrive, visitors, pass, rows } = await visitorHouse();
    const actor = await arrive('ann', '/pricing', { tab: 'one' });
    visitors.socketClosed(actor, 'one');
    await pass(300);
    expect(await rows('page_views')).toMatchObject([{ path: '/pricing', left_at: expect.any(Number) }]);
    expect(await arrive('ann', '/pricing', { tab: 'two' })).toEqual(actor);
    expect(await rows('page_views')).toMatchObject([{ path: '/pricing', left_at: null }]);
    expect(await rows('visits')).toHaveLength(1);
    expect(visitors.connectionOf(actor.visitorId)).toBe('here');
  });

  it('is the same after a restart of the router, in the same visit', async () => {
    const before = await visitorHouse();
    const actor = await before.arrive('ann', '/pricing');
    before.visitors.stop();
    const after = await visitorHouse('implied', before);
    await after.visitors.start();
    expect(await after.arrive('ann', '/pricing', { tab: 'new' })).toEqual(actor);
    expect(await after.rows('page_views')).toMatchObject([{ left_at: null }]);
    expect(await after.rows('visits')).toMatchObject([{ ended_at: null }]);
    expect(after.visitors.cardOf(actor.visitorId)).toMatchObject({ visits: 1, page: { path: '/pricing' } });
  });

  it('makes a second visit after five minutes off the site, and the first ends when they went', async () => {
    const { arrive, visitors, pass, rows, clock } = await visitorHouse();
    await visitors.start();
    const actor = await arrive('ann', '/', { tab: 'one' });
    await pass(minutes(1));
    const wentAt = clock.now();
    visitors.socketClosed(actor, 'one');
    await pass(minutes(6));
    expect(await rows('visits')).toMatchObject([{ ended_at: wentAt }]);
    await arrive('ann', '/pricing', { tab: 'two' });
    expect(await rows('visits')).toHaveLength(2);
    expect(visitors.cardOf(actor.visitorId)).toMatchObject({ visits: 2, visitStartedAt: clock.now() });
  });

  it('ends the visit after an hour without an act though the tab is open, and begins another at the next one', async () => {
    const { arrive, visitors, pass, rows, settled } = await visitorHouse();
    await visitors.start();
    const actor = await arrive('ann', '/pricing');
    await pass(minutes(61));
    expect(await rows('visits')).toMatchObject([{ ended_at: expect.any(Number) }]);
    expect(visitors.floor.card(actor.visitorId)).toBeUndefined();
    visitors.touched(actor.visitorId);
    await settled();
    expect(await rows('visits')).toHaveLength(2);
    expect(visitors.floor.card(actor.visitorId)).toMatchObject({ page: { path: '/pricing' }, visits: 2 });
  });

  it('ends the visits that a killed router left open, five minutes after the start', async () => {
    const before = await visitorHouse();
    await before.arrive('ann', '/pricing');
    await before.arrive('ben', '/');
    before.visitors.stop();
    const after = await visitorHouse('implied', before);
    await after.visitors.start();
    const ben = await after.arrive('ben', '/');
    await after.pass(minutes(5));
    const visits = await after.rows('visits');
    expect(visits.filter((visit) => (visit as { ended_at: number | null }).ended_at === null)).toMatchObject([
      { visitor_id: ben.visitorId },
    ]);
    expect(await after.rows('page_views')).toMatchObject([{ left_at: expect.any(Number) }, { left_at: null }]);
  });

  it('knows source and campaign of the visit from its first page', async () => {
    const { arrive, look, detail } = await visitorHouse();
    const actor = await arrive('ann', '/pricing?utm_source=news&utm_campaign=spring', {
      tab: 'one',
      referrer: 'https://www.google.com/',
    });
    await look(actor, 'one', '/security');
    const read = await detail(actor.visitorId);
    expect(read).toMatchObject({
      ok: true,
      data: {
        card: { source: { kind: 'campaign', label: 'spring' }, page: { path: '/security' }, city: null, country: null },
        campaign: { source: 'news', campaign: 'spring' },
        referrer: 'https://www.google.com/',
        trail: [
          { path: '/pricing', leftAt: expect.any(Number) },
          { path: '/security', leftAt: null },
        ],
      },
    });
  });

  it('may not report a page of another site', async () => {
    const { arrive, visitors, rows } = await visitorHouse();
    const actor = await arrive('ann', '/');
    const view = (url: string) => visitors.pageView(actor, 'ann', { url, title: '', referrer: '' });
    expect(await view('https://evil.example/')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await view('javascript:alert(1)')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await rows('page_views')).toHaveLength(1);
  });

  it('tells the site’s set-up that the first page view came, once', async () => {
    const { arrive, look, rows, clock, core } = await visitorHouse();
    let told = 0;
    core.board.after('site.changed', () => {
      told += 1;
    });
    const first = clock.now();
    const actor = await arrive('ann');
    clock.advance(1_000);
    await look(actor, 'ann', '/pricing');
    expect(await rows('sites')).toMatchObject([{ first_view_at: first }]);
    expect(told).toBe(1);
  });
});

describe('the lease', () => {
  const talking = async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann', '/pricing', { tab: 'one' });
    const start = { clientId: house.core.ids.next(), by: { kind: 'choice' as const, choice: 'talk' as const } };
    house.reps.available = [(await aPerson(house.core, 'Ada Lind')).personId];
    await house.experiences.start(actor, 'one', start);
    return { ...house, actor };
  };
  const connectionsOf = (told: [string, string][], { visitorId }: VisitorActor) =>
    told.filter(([id]) => id === visitorId).map(([, connection]) => connection);

  it('is told in order, whoever is told later', async () => {
    const { told, visitors, actor, pass, settled } = await talking();
    visitors.socketClosed(actor, 'one');
    visitors.socketOpened(actor, 'two');
    visitors.socketClosed(actor, 'two');
    await settled();
    expect(connectionsOf(told, actor)).toEqual(['stepped_away', 'here', 'stepped_away']);
    await pass(44_999);
    expect(connectionsOf(told, actor).at(-1)).toBe('stepped_away');
    await pass(1);
    expect(connectionsOf(told, actor).at(-1)).toBe('left');
    expect(visitors.floor.card(actor.visitorId)).toBeUndefined();
  });

  it('counts from the start of the router for everybody in a conversation', async () => {
    const before = await talking();
    before.visitors.stop();
    const after = await visitorHouse('implied', before);
    await after.visitors.start();
    expect(after.visitors.connectionOf(before.actor.visitorId)).toBe('stepped_away');
    await after.pass(44_999);
    expect(after.told).toEqual([]);
    await after.pass(1);
    expect(after.told).toEqual([[before.actor.visitorId, 'left']]);
  });

  it('says nothing of a token that nobody used', async () => {
    const { tokenFor, visitors, told, pass } = await visitorHouse();
    const token = await tokenFor('ann');
    if (token.ok) await visitors.admit(token.data.token);
    await pass(minutes(3));
    expect(told).toEqual([]);
    expect(token.ok && visitors.recordOf(token.data.visitorId)).toBeUndefined();
  });
});

describe('the company', () => {
  it('follows from the e-mail address’ domain, and is unknown otherwise', async () => {
    const { arrive, experiences, store, core, visitors } = await visitorHouse();
    const owner = await aPerson(core, 'Ben Okoro');
    const account = { id: core.ids.next(), name: 'Contoso', domain: 'contoso.example', kind: 'prospect' as const };
    await store.k
      .insertInto('accounts')
      .values({ ...account, target: 1, owner_id: owner.personId, created_at: 0 })
      .execute();
    const ann = await arrive('ann');
    const eve = await arrive('eve');
    await experiences.giveEmail(ann, 'ann@contoso.example');
    await experiences.giveEmail(eve, 'eve@contoso.example.evil.example');
    expect(visitors.floor.card(ann.visitorId)).toMatchObject({
      company: { name: 'Contoso', target: true, owner: { name: 'Ben Okoro' } },
    });
    expect(visitors.floor.card(eve.visitorId)).toMatchObject({ company: null });
    expect(visitors.floor.window(live).summary).toMatchObject({ total: 2, target: 1 });
  });

  it('shows its owner by the new name once they changed it', async () => {
    const { arrive, experiences, store, core, visitors, settled } = await visitorHouse();
    const owner = await aPerson(core, 'Ben Okoro');
    const account = { id: core.ids.next(), name: 'Contoso', domain: 'contoso.example', kind: 'prospect' as const };
    await store.k
      .insertInto('accounts')
      .values({ ...account, target: 1, owner_id: owner.personId, created_at: 0 })
      .execute();
    const ann = await arrive('ann');
    await experiences.giveEmail(ann, 'ann@contoso.example');
    await store.run(async (tx) => {
      await tx.k.updateTable('people').set({ name: 'Benjamin Okoro' }).where('id', '=', owner.personId).execute();
      await tx.signal('person.changed', { personId: owner.personId });
    });
    await settled();
    expect(visitors.floor.card(ann.visitorId)?.company?.owner?.name).toBe('Benjamin Okoro');
  });
});

describe('what was rolled back', () => {
  it('is forgotten by memory too', async () => {
    const { arrive, visitors, store, rows } = await visitorHouse('ask');
    const actor = await arrive('ann', '/pricing');
    const failing = store.run(async (tx) => {
      await visitors.identify(tx, actor.visitorId, { email: 'ann@contoso.example' });
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(visitors.recordOf(actor.visitorId)?.facts).toMatchObject({ stored: false, profile: { email: null } });
    expect(await rows('visitors')).toEqual([]);
    await store.run((tx) => visitors.identify(tx, actor.visitorId, { email: 'ann@contoso.example' }));
    expect(await rows('page_views')).toHaveLength(1);
  });
});

describe('a page with odd characters', () => {
  it('is kept as the browser wrote it', async () => {
    const { arrive, visitors } = await visitorHouse();
    const actor = await arrive('ann', '/ja/価格');
    expect(visitors.currentPath(actor.visitorId)).toBe(new URL(`${origin}/ja/価格`).pathname);
  });
});
