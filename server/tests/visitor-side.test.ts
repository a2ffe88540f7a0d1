import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { type Booted, bootApp } from './boot.ts';
import { HandClock } from './support/a-store.ts';
import { aBrowser } from './support/http-client.ts';
import { open, refusalOf, repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { askToken, hostOrigin, openSite, visitorTab } from './support/visiting.ts';

let booted: Booted;
const clock = new HandClock();

beforeAll(async () => {
  booted = await bootApp({ clock });
});
afterAll(async () => {
  await booted.close();
});

const handshake = (token: string, origin?: string) =>
  refusalOf(open(booted.url, '/visitor', { token, protocol: protocolVersion }, origin));

const aManager = async () => {
  const person = await hire(booted.app, `Manager ${booted.app.core.ids.next()}`, 'manager');
  return repSocket(booted, {
    kind: 'rep',
    personId: person.id,
    role: 'manager',
    sessionId: booted.app.core.ids.next(),
  });
};

const cardOf = (data: { put: { id: string }[] }, visitorId: string) => data.put.find((card) => card.id === visitorId);

describe('the visitor’s way in', () => {
  it('is closed to a wrong site key and to pages of foreign origins', async () => {
    const site = await openSite(booted);
    expect(await askToken(booted, { ...site, key: 'site_nobody' }, 'ann')).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    for (const foreign of ['https://evil.example', 'http://acme.example', 'https://acme.example:8443', 'null']) {
      expect(await askToken(booted, site, 'ann', { hostOrigin: foreign })).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    }
    const fromElsewhere = await aBrowser(booted.url, hostOrigin).post('/api/widget/token', { siteKey: site.key });
    expect(fromElsewhere).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('is closed to a token that is forged or expired', async () => {
    const site = await openSite(booted);
    const { data } = await askToken(booted, site, 'ann');
    const [head, body, signature] = String(data.token).split('.');
    const forged = Buffer.from(String(body), 'base64url').toString().replace(data.visitorId, site.id);
    const swapped = [head, Buffer.from(forged).toString('base64url'), signature].join('.');
    expect(await handshake(swapped)).toMatchObject({ code: 'unauthenticated' });
    expect(await handshake('garbage')).toMatchObject({ code: 'unauthenticated' });
    clock.advance(15 * 60_000);
    expect(await handshake(data.token)).toMatchObject({ code: 'unauthenticated' });
  });

  it('is closed to a good token shown from a foreign page', async () => {
    const site = await openSite(booted);
    const { data } = await askToken(booted, site, 'ann');
    expect(await handshake(data.token, hostOrigin)).toBe('engine');
  });

  it('gives the frame to the pages of the site alone', async () => {
    const site = await openSite(booted);
    const other = await fetch(`${booted.url}/widget/frame?site=site_nobody`);
    expect(other.status).toBe(404);
    const frame = await fetch(`${booted.url}/widget/frame?site=${site.key}`);
    // The page itself is there once the widget is built; that nobody else may embed it does not wait for that.
    expect([200, 503]).toContain(frame.status);
    if (frame.status === 200) {
      expect(frame.headers.get('content-security-policy')).toContain(`frame-ancestors ${hostOrigin}`);
      expect(frame.headers.get('x-frame-options')).toBeNull();
    }
  });
});

describe('a visitor who asks for sales', () => {
  let house: Booted;
  beforeEach(async () => {
    house = await bootApp();
  });
  afterEach(() => house.close());

  const aRep = async (name: string) => {
    const person = await hire(house.app, name);
    const session = house.app.core.ids.next();
    const rep = await repSocket(house, { kind: 'rep', personId: person.id, role: 'rep', sessionId: session });
    return { ...rep, person, come: () => rep.request('presence.set', { status: 'available' }) };
  };
  /** The rep's offer of this visitor that stands now. */
  const offerFor = async (rep: Awaited<ReturnType<typeof aRep>>, visitorId: string): Promise<string> => {
    const viewId = house.app.core.ids.next();
    const look = async (): Promise<string | undefined> => {
      const opened = await rep.request('view.open', { viewId, view: 'offers', params: {} });
      const items = opened.ok ? (opened.data.items as unknown as { id: string; visitor: { id: string } }[]) : [];
      return items.find((offer) => offer.visitor.id === visitorId)?.id;
    };
    await expect.poll(look, { timeout: 5_000 }).toBeDefined();
    return (await look()) ?? '';
  };

  it('sees that they wait, is asked for an address, and then who has come', async () => {
    const site = await openSite(house);
    const rep = await aRep('Ada Lind');
    await rep.come();
    const tab = await visitorTab(house, site, 'asks', '/pricing');
    const by = { kind: 'text' as const, text: 'Do you ship to Norway?' };
    await tab.request('conversation.start', { clientId: house.app.core.ids.next(), by });
    const waits = await tab.heard('state', (data) => data.waiting !== null);
    expect(waits).toMatchObject({ repsAvailable: true, askEmail: true, faces: [{ name: 'Ada Lind' }] });
    expect(waits.waiting.bookAt - waits.waiting.since).toBe(20_000);
    const accepted = await rep.request('offer.accept', { reservationId: await offerFor(rep, tab.visitorId) });
    expect(accepted).toMatchObject({ ok: true });
    const joined = await tab.heard('state', (data) => data.rep !== null);
    expect(joined).toMatchObject({ rep: { name: 'Ada Lind', connected: true }, waiting: null, askEmail: false });
    tab.close();
    rep.close();
  });

  it('and finds nobody is shown the booker, and waits again when they write and somebody has come', async () => {
    const site = await openSite(house);
    const tab = await visitorTab(house, site, 'again', '/pricing');
    const asked = await tab.request('conversation.start', {
      clientId: house.app.core.ids.next(),
      by: { kind: 'choice', choice: 'talk' },
    });
    if (!asked.ok) throw new Error(asked.error.message);
    expect(asked.data.conversation.phase).toBe('overflow');
    const rep = await aRep('Ben Okoro');
    await rep.come();
    const conversationId = asked.data.conversation.id;
    const text = 'Is anybody there now?';
    await tab.request('conversation.send', { conversationId, clientId: house.app.core.ids.next(), text });
    await tab.heard('state', (data) => data.waiting !== null);
    const accepted = await rep.request('offer.accept', { reservationId: await offerFor(rep, tab.visitorId) });
    expect(accepted).toMatchObject({ ok: true });
    await tab.heard('state', (data) => data.rep?.name === 'Ben Okoro');
    tab.close();
    rep.close();
  });
});

describe('a visitor', () => {
  it('is one on the floor in two tabs, steps away with the last, and is back with the next', async () => {
    const site = await openSite(booted);
    const manager = await aManager();
    const viewId = booted.app.core.ids.next();
    const opened = await manager.request('view.open', { viewId, view: 'live', params: { search: '/two-tabs' } });
    expect(opened).toMatchObject({ ok: true, data: { items: [] } });
    const one = await visitorTab(booted, site, 'two tabs', '/two-tabs', 'one');
    const two = await visitorTab(booted, site, 'two tabs', '/two-tabs', 'two');
    expect(two.visitorId).toBe(one.visitorId);
    const here = await manager.heard('view.delta', (data) => cardOf(data, one.visitorId) !== undefined);
    expect(cardOf(here, one.visitorId)).toMatchObject({ connection: 'here', page: { path: '/two-tabs' }, visits: 1 });
    one.close();
    two.close();
    const connection = (wanted: string) =>
      manager.heard('view.delta', (data) => {
        const card = cardOf(data, one.visitorId) as { connection?: string } | undefined;
        return card?.connection === wanted;
      });
    await connection('stepped_away');
    manager.pushes.length = 0;
    const three = await visitorTab(booted, site, 'two tabs', '/two-tabs', 'three');
    expect(three.visitorId).toBe(one.visitorId);
    await connection('here');
    three.close();
    manager.close();
  });

  it('finds their conversation again after a reload', async () => {
    const site = await openSite(booted);
    const before = await visitorTab(booted, site, 'reload', '/pricing');
    const started = await before.request('conversation.start', {
      clientId: booted.app.core.ids.next(),
      by: { kind: 'text', text: 'Do you ship to Norway?' },
    });
    if (!started.ok) throw new Error(started.error.message);
    const { id } = started.data.conversation;
    before.close();
    const after = await visitorTab(booted, site, 'reload', '/pricing');
    expect(await after.request('state.get', {})).toMatchObject({ ok: true, data: { conversation: { id } } });
    const read = await after.request('conversation.open', { conversationId: id });
    if (!read.ok) throw new Error(read.error.message);
    expect(JSON.stringify(read.data.entries)).toContain('Do you ship to Norway?');
    after.close();
  });

  it('hears on all tabs what changed, and a stranger hears nothing', async () => {
    const site = await openSite(booted);
    const one = await visitorTab(booted, site, 'hears', '/', 'one');
    const two = await visitorTab(booted, site, 'hears', '/', 'two');
    const stranger = await visitorTab(booted, site, 'stranger', '/');
    await one.request('conversation.start', {
      clientId: booted.app.core.ids.next(),
      by: { kind: 'choice', choice: 'book' },
    });
    for (const tab of [one, two]) {
      const state = await tab.heard('state', (data) => data.conversation !== null);
      expect(state.conversation).toMatchObject({ phase: 'overflow', visitorId: one.visitorId });
    }
    await one.request('email.give', { email: 'Ann@Contoso.example ' });
    await two.heard('state', (data) => data.email === 'ann@contoso.example');
    expect(stranger.pushes).toEqual([]);
    for (const tab of [one, two, stranger]) tab.close();
  });

  it('who only looked around a site that asks first leaves no row', async () => {
    const asking = await bootApp();
    const site = await openSite(asking, 'ask');
    const tab = await visitorTab(asking, site, 'shy', '/pricing');
    await tab.look('/security');
    const experience = await tab.request('experience.get', {});
    if (!experience.ok || !experience.data.experience) throw new Error('no experience');
    expect(await tab.request('experience.shown', { experienceId: experience.data.experience.id })).toMatchObject({
      ok: true,
    });
    await tab.request('messenger.toggled', { open: false });
    await tab.request('slot.list', { zone: 'Europe/Lisbon' });
    tab.close();
    await expect
      .poll(() => asking.app.services.visitors.connectionOf(tab.visitorId), { timeout: 5_000 })
      .toBe('stepped_away');
    const { k } = asking.app.core.store;
    for (const table of ['visitors', 'visits', 'page_views', 'impressions', 'experience_steps'] as const) {
      expect(
        await k
          .selectFrom(table as never)
          .selectAll()
          .execute(),
      ).toEqual([]);
    }
    expect(asking.app.services.visitors.floor.card(tab.visitorId)).toBeUndefined();
    await asking.close();
  });

  it('is told to reps with trail and past', async () => {
    const site = await openSite(booted);
    const manager = await aManager();
    const tab = await visitorTab(booted, site, 'detail', '/');
    await tab.look('/pricing');
    await tab.request('conversation.start', {
      clientId: booted.app.core.ids.next(),
      by: { kind: 'text', text: 'What does it cost?' },
    });
    expect(await manager.request('visitor.get', { visitorId: tab.visitorId })).toMatchObject({
      ok: true,
      data: {
        card: { page: { path: '/pricing' }, conversationId: expect.any(String) },
        trail: [{ path: '/' }, { path: '/pricing', leftAt: null }],
        conversations: [{ subject: 'What does it cost?' }],
        meetings: [],
      },
    });
    const nobody = await manager.request('visitor.get', { visitorId: booted.app.core.ids.next() });
    expect(nobody).toMatchObject({ ok: false, error: { code: 'not_found' } });
    tab.close();
    manager.close();
  });

  it('may report no page of another site', async () => {
    const site = await openSite(booted);
    const tab = await visitorTab(booted, site, 'foreign page', '/');
    const view = { url: 'https://evil.example/', title: '', referrer: '' };
    expect(await tab.request('page.view', view)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    tab.close();
  });
});
