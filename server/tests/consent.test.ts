import { describe, expect, it } from 'vitest';
import { type ConsentIn, consentEverywhere } from '../../shared/domain/consent.ts';
import { LiveParams } from '../../shared/protocol/rep/live.ts';
import { visitorHouse } from './support/visitor-house.ts';

const minutes = (count: number) => count * 60_000;
const live = LiveParams.parse({});

describe('consent', () => {
  it('that is asked for leaves no row behind a visitor who only looked around', async () => {
    const { arrive, look, shown, experiences, visitors, pass, rows } = await visitorHouse('ask');
    const actor = await arrive('ann', '/pricing');
    await look(actor, 'ann', '/security');
    await shown(actor, 'ann');
    await experiences.toggled(actor, false);
    expect(visitors.floor.card(actor.visitorId)).toMatchObject({ page: { path: '/security' }, visits: 1 });
    visitors.socketClosed(actor, 'ann');
    expect(visitors.floor.card(actor.visitorId)).toBeUndefined();
    await pass(minutes(10));
    for (const table of ['visitors', 'visits', 'page_views', 'impressions', 'experience_steps'] as const) {
      expect(await rows(table)).toEqual([]);
    }
    expect(visitors.recordOf(actor.visitorId)).toBeUndefined();
  });

  it('that is asked for shows the visitor to reps from memory meanwhile', async () => {
    const { arrive, detail } = await visitorHouse('ask');
    const actor = await arrive('ann', '/pricing', { referrer: 'https://news.example/x' });
    expect(await detail(actor.visitorId)).toMatchObject({
      ok: true,
      data: { card: { page: { path: '/pricing' } }, referrer: 'https://news.example/x', trail: [{ path: '/pricing' }] },
    });
  });

  it('is an act: a conversation keeps the visitor, the page and the impression, and pages from then on', async () => {
    const { arrive, look, shown, experiences, core, rows } = await visitorHouse('ask');
    const actor = await arrive('ann', '/pricing');
    const impressionId = await shown(actor, 'ann');
    const started = await experiences.start(actor, 'ann', {
      clientId: core.ids.next(),
      impressionId,
      by: { kind: 'choice', choice: 'talk' },
    });
    expect(started.ok).toBe(true);
    expect(await rows('visitors')).toMatchObject([{ id: actor.visitorId }]);
    expect(await rows('impressions')).toMatchObject([{ id: impressionId }]);
    expect(await rows('conversations')).toMatchObject([{ impression_id: impressionId, page_path: '/pricing' }]);
    await look(actor, 'ann', '/security');
    expect(await rows('page_views')).toMatchObject([{ path: '/pricing' }, { path: '/security' }]);
  });

  it('is an act: an e-mail address', async () => {
    const { arrive, experiences, rows } = await visitorHouse('ask');
    const actor = await arrive('ann', '/pricing');
    await experiences.giveEmail(actor, 'ann@contoso.example');
    expect(await rows('visitors')).toMatchObject([{ email: 'ann@contoso.example' }]);
  });

  it('is an act: to agree, without a word to anybody; pages count from then on', async () => {
    const { arrive, look, visitors, rows } = await visitorHouse('ask');
    const actor = await arrive('ann', '/pricing');
    expect(await visitors.agree(actor)).toEqual({ ok: true, data: {} });
    expect(await visitors.agree(actor)).toEqual({ ok: true, data: {} });
    expect(await rows('visitors')).toMatchObject([{ id: actor.visitorId }]);
    await look(actor, 'ann', '/security');
    expect(await rows('page_views')).toMatchObject([{ path: '/pricing' }, { path: '/security' }]);
    expect(await rows('conversations')).toEqual([]);
  });

  it('that is off has nothing to agree to', async () => {
    const { arrive, visitors, rows } = await visitorHouse('off');
    const actor = await arrive('ann', '/pricing');
    expect(await visitors.agree(actor)).toEqual({ ok: true, data: {} });
    expect(await rows('visitors')).toEqual([]);
  });

  it('that is off tracks no page, and chat works all the same', async () => {
    const { arrive, shown, experiences, core, rows, visitors } = await visitorHouse('off');
    const actor = await arrive('ann', '/pricing');
    expect(visitors.floor.window(live).items).toEqual([]);
    const impressionId = await shown(actor, 'ann');
    const started = await experiences.start(actor, 'ann', {
      clientId: core.ids.next(),
      impressionId,
      by: { kind: 'text', text: 'Do you ship to Norway?' },
    });
    expect(started.ok).toBe(true);
    expect(visitors.floor.window(live).items).toMatchObject([{ page: null, activity: 'booking' }]);
    for (const table of ['visits', 'page_views', 'impressions'] as const) expect(await rows(table)).toEqual([]);
  });
});

describe('consent that changes while a visitor is here', () => {
  const change = async (house: Awaited<ReturnType<typeof visitorHouse>>, consent: 'ask' | 'implied' | 'off') => {
    await house.store.run(async (tx) => {
      await tx.k.updateTable('sites').set({ consent }).where('id', '=', house.siteId).execute();
      await tx.signal('site.changed', { siteId: house.siteId });
    });
    await house.sites.settled();
  };

  it('to off keeps no page of before, and not one after', async () => {
    const house = await visitorHouse('ask');
    const actor = await house.arrive('ann', '/pricing');
    await change(house, 'off');
    await house.experiences.giveEmail(actor, 'ann@contoso.example');
    await house.look(actor, 'ann', '/security');
    expect(await house.rows('visitors')).toHaveLength(1);
    for (const table of ['visits', 'page_views'] as const) expect(await house.rows(table)).toEqual([]);
  });

  it('to implied keeps the page that is open, and all after it', async () => {
    const house = await visitorHouse('ask');
    const actor = await house.arrive('ann', '/pricing');
    await change(house, 'implied');
    await house.look(actor, 'ann', '/security');
    expect(await house.rows('page_views')).toMatchObject([
      { path: '/pricing', left_at: expect.any(Number) },
      { path: '/security', left_at: null },
    ]);
    expect(await house.rows('visits')).toHaveLength(1);
  });

  it('from off to implied begins a visit with the next page', async () => {
    const house = await visitorHouse('off');
    const actor = await house.arrive('ann', '/pricing');
    await house.experiences.giveEmail(actor, 'ann@contoso.example');
    await change(house, 'implied');
    await house.look(actor, 'ann', '/security');
    expect(await house.rows('visits')).toMatchObject([{ landing_path: '/security' }]);
    expect(await house.rows('visitors')).toMatchObject([{ visits: 1 }]);
  });
});

describe('consent by country', () => {
  const byCountry = async (consent: 'ask' | 'implied' | 'off', lists: Partial<ConsentIn>) => {
    const house = await visitorHouse(consent);
    const consentIn = JSON.stringify({ ...consentEverywhere, ...lists });
    await house.store.run(async (tx) => {
      await tx.k.updateTable('sites').set({ consent_in: consentIn }).where('id', '=', house.siteId).execute();
      await tx.signal('site.changed', { siteId: house.siteId });
    });
    await house.sites.settled();
    house.places.set('203.0.113.1', { country: 'DE', city: 'Kiel' });
    house.places.set('203.0.113.2', { country: 'US', city: 'Reno' });
    const told = async (address: string): Promise<string | undefined> => {
      const token = await house.tokenFor('ann', {}, address);
      return token.ok ? token.data.site.consent : undefined;
    };
    return { ...house, told };
  };

  it('is what the frame is told and what the router goes by; an unknown country has the strictest', async () => {
    const { told, arrive, rows } = await byCountry('implied', { ask: ['DE', 'FR'] });
    expect(await told('203.0.113.1')).toBe('ask');
    expect(await told('203.0.113.2')).toBe('implied');
    expect(await told('198.51.100.9')).toBe('ask');
    await arrive('ann', '/pricing', { address: '203.0.113.1' });
    await arrive('nobody', '/pricing', { address: '198.51.100.9' });
    expect(await rows('visitors')).toEqual([]);
    const reno = await arrive('bob', '/pricing', { address: '203.0.113.2' });
    expect(await rows('visitors')).toMatchObject([{ id: reno.visitorId }]);
  });

  it('has the strictest of all ways for an unknown country, the usual one among them', async () => {
    const off = await byCountry('ask', { implied: ['US'], off: ['DE'] });
    expect(await off.told('198.51.100.9')).toBe('off');
    const usual = await byCountry('ask', { implied: ['US'] });
    expect(await usual.told('198.51.100.9')).toBe('ask');
  });

  it('keeps no visit where it is off, also of one who writes', async () => {
    const { arrive, experiences, look, rows } = await byCountry('implied', { off: ['DE'] });
    const actor = await arrive('ann', '/pricing', { address: '203.0.113.1' });
    await experiences.giveEmail(actor, 'ann@contoso.example');
    await look(actor, 'ann', '/security');
    expect(await rows('visitors')).toHaveLength(1);
    for (const table of ['visits', 'page_views'] as const) expect(await rows(table)).toEqual([]);
  });

  it('is off for who does not want to be remembered, whatever the site vouches for', async () => {
    const { arrive, tokenFor, visitors, rows } = await visitorHouse('implied');
    expect(await tokenFor('ann', { refuses: true })).toMatchObject({ data: { site: { consent: 'off' } } });
    const actor = await arrive('ann', '/pricing', { refuses: true });
    expect(visitors.floor.window(live).items).toEqual([]);
    for (const table of ['visitors', 'visits', 'page_views'] as const) expect(await rows(table)).toEqual([]);
    expect(await visitors.agree(actor)).toEqual({ ok: true, data: {} });
    expect(await rows('visitors')).toEqual([]);
  });
});
