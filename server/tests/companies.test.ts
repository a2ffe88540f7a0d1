import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createAudit } from '../features/audit/audit.ts';
import { createEnrichment } from '../features/companies/enrichment.ts';
import { createPostQuestion } from '../features/companies/post-question.ts';
import { openGeoIp } from '../features/visitors/geo-ip.ts';
import { aStore } from './support/a-store.ts';
import { aPerson } from './support/builders.ts';
import { aMmdb } from './support/mmdb.ts';
import { type VisitorHouse, visitorHouse } from './support/visitor-house.ts';

let house: VisitorHouse | null = null;
afterEach(async () => {
  house?.visitors.stop();
  await house?.store.close();
  house = null;
});

const cardOf = ({ visitors }: VisitorHouse, { visitorId }: { visitorId: string }) => visitors.floor.card(visitorId);

describe('a GeoIP file', () => {
  const aFile = (bytes: Buffer): string => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-geo-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'city.mmdb'), bytes);
    return join(folder, 'city.mmdb');
  };

  it('tells country and city of an address, and nothing of what it does not know', async () => {
    const places = { '203.0.113.0/24': { country: 'PT', city: 'Lisbon' }, '198.51.100.128/25': { country: 'JP' } };
    const find = await openGeoIp(aFile(aMmdb(places)));
    expect(find('203.0.113.9')).toEqual({ country: 'PT', city: 'Lisbon' });
    expect(find('::ffff:203.0.113.9')).toEqual({ country: 'PT', city: 'Lisbon' });
    expect(find('198.51.100.200')).toEqual({ country: 'JP', city: null });
    expect(find('198.51.100.1')).toBeNull();
    expect(find('2001:db8::1')).toBeNull();
    expect(find('')).toBeNull();
  });

  it('that is none stops the start with a line that names it', async () => {
    await expect(openGeoIp(aFile(Buffer.from('no database')))).rejects.toThrow(/city\.mmdb.*FOYER_GEOIP_FILE/);
    await expect(openGeoIp('/nowhere/city.mmdb')).rejects.toThrow(/FOYER_GEOIP_FILE/);
  });
});

describe('a visitor’s place', () => {
  it('is read when the visit begins, stays while it lasts, and no address is stored', async () => {
    house = await visitorHouse();
    house.places.set('203.0.113.9', { country: 'PT', city: 'Lisbon' });
    const actor = await house.arrive('ana', '/', { address: '203.0.113.9' });
    expect(cardOf(house, actor)).toMatchObject({ country: 'PT', city: 'Lisbon' });
    const rows = await house.rows('visitors');
    expect(rows).toMatchObject([{ country: 'PT', city: 'Lisbon' }]);
    expect(JSON.stringify([rows, await house.rows('visits'), await house.rows('events')])).not.toContain('203.0.113');
    // The same visit goes on from a place nobody knows, then a next one begins there: the last known place is kept.
    house.visitors.socketClosed(actor, 'ana');
    await house.pass(6 * 60_000);
    await house.visitors.sweep();
    await house.arrive('ana', '/', { address: '192.0.2.1' });
    expect(cardOf(house, actor)).toMatchObject({ visits: 2, country: 'PT' });
  });
});

describe('a visitor’s company', () => {
  const contoso = { name: 'Contoso', domain: 'contoso.example' };

  it('follows from the network the service was asked about, and from nothing that nobody answered', async () => {
    house = await visitorHouse();
    house.company.answer = null;
    const nobody = await house.arrive('nobody', '/', { address: '198.51.100.7' });
    house.company.answer = contoso;
    const actor = await house.arrive('ana', '/', { address: '203.0.113.9' });
    await house.settled();
    expect(cardOf(house, nobody)?.company).toBeNull();
    expect(cardOf(house, actor)?.company).toMatchObject({ name: 'Contoso', target: false, owner: null });
    expect(house.company.questions).toEqual([
      { visitorId: nobody.visitorId, country: null, network: '198.51.100.0' },
      { visitorId: actor.visitorId, country: null, network: '203.0.113.0' },
    ]);
    expect(await house.rows('accounts')).toMatchObject([{ ...contoso, kind: 'prospect', target: 0 }]);
  });

  it('is not asked for before a visitor who has to consent acts', async () => {
    house = await visitorHouse('ask');
    house.company.answer = contoso;
    const actor = await house.arrive('ana', '/', { address: '203.0.113.9' });
    await house.settled();
    expect(house.company.questions).toEqual([]);
    await house.visitors.agree(actor);
    await house.settled();
    expect(cardOf(house, actor)?.company?.name).toBe('Contoso');
  });

  it('is the account of the e-mail address’ domain; a free-mail address tells nothing and takes nothing away', async () => {
    house = await visitorHouse();
    house.company.answer = contoso;
    const actor = await house.arrive('ana', '/', { address: '203.0.113.9' });
    await house.settled();
    const say = (email: string) => house?.store.run((tx) => house?.visitors.identify(tx, actor.visitorId, { email }));
    await say('ana@gmail.com');
    await house.settled();
    expect(cardOf(house, actor)?.company?.name).toBe('Contoso');
    house.company.answer = { name: 'Fabrikam', domain: 'fabrikam.example' };
    await say('ana@fabrikam.example');
    await house.settled();
    expect(house.company.questions.at(-1)).toMatchObject({ domain: 'fabrikam.example' });
    expect(cardOf(house, actor)?.company?.name).toBe('Fabrikam');
    expect(await house.rows('accounts')).toHaveLength(2);
  });
});

/** The admin's service as a server of its own. */
const aService = async (
  answer: (response: ServerResponse, body: string, headers: IncomingHttpHeaders) => void,
): Promise<string> => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => answer(response, body, request.headers));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/company`;
};

const enrichmentOn = async (url: string, { allowPrivate = true, timeMs = 2_000 } = {}) => {
  const { core, store, clock } = await aStore();
  onTestFinished(() => store.close());
  const ports = {
    audit: createAudit(core),
    post: createPostQuestion({ timeMs, allowPrivate }),
    newKey: () => new Uint8Array(24).fill(7),
  };
  const enrichment = createEnrichment(core, ports);
  const admin = await aPerson(core, 'Ada', 'admin');
  await enrichment.set(admin, { url, newSecret: false });
  return { core, clock, enrichment, admin, again: () => createEnrichment(core, ports) };
};

describe('the enrichment service', () => {
  it('is asked with a signature it can check, once for a network, and its answer is read', async () => {
    const asked: unknown[] = [];
    let secret = '';
    const url = await aService((response, body, headers) => {
      asked.push(new Webhook(secret).verify(body, headers as Record<string, string>));
      response.end(JSON.stringify({ name: ' Contoso ', domain: 'Contoso.example', more: 1 }));
    });
    const { enrichment, clock } = await enrichmentOn(url);
    // Who checks a signature looks at a clock of their own.
    clock.advance(Date.now() - clock.now());
    secret = enrichment.get().secret;
    const question = { visitorId: 'v', country: 'PT', network: '203.0.113.0' };
    const found = { name: 'Contoso', domain: 'contoso.example' };
    expect(await Promise.all([enrichment.ask(question), enrichment.ask(question)])).toEqual([found, found]);
    expect(await enrichment.ask({ ...question, visitorId: 'w' })).toEqual(found);
    expect(asked).toEqual([question]);
  });

  it.each([
    ['a company', 200, '{"name":"Contoso","domain":"contoso.example"}', null],
    ['nothing known', 404, '', null],
    ['nothing at all', 204, '', null],
    ['an error', 500, 'broken', 'status'],
    ['a redirect, which is not followed', 302, '', 'status'],
    ['no JSON', 200, '<html>', 'answer'],
    ['another shape', 200, '{"company":"Contoso"}', 'answer'],
    ['a domain that is none', 200, '{"name":"x","domain":"http://x"}', 'answer'],
    ['a free-mail provider', 200, '{"name":"Google","domain":"gmail.com"}', null],
  ])('that answers %s is understood', async (_what, status, body, problem) => {
    const url = await aService((response) => {
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body);
    });
    const { enrichment } = await enrichmentOn(url);
    const tested = await enrichment.test('contoso.example');
    expect(tested).toMatchObject({ ok: true, data: { problem } });
    const known = body.includes('Contoso') && problem === null;
    expect(await enrichment.ask({ visitorId: 'v', country: null, domain: 'contoso.example' })).toEqual(
      known ? { name: 'Contoso', domain: 'contoso.example' } : null,
    );
  });

  it('that is slow, talks without end or is gone means nobody knows', async () => {
    const silent = await enrichmentOn(await aService(() => {}), { timeMs: 50 });
    expect(await silent.enrichment.test('a.example')).toMatchObject({ data: { problem: 'time' } });
    const endless = await enrichmentOn(await aService((response) => void response.end('x'.repeat(100_000))));
    expect(await endless.enrichment.test('a.example')).toMatchObject({ data: { problem: 'network' } });
    const gone = await enrichmentOn('http://127.0.0.1:9/company');
    expect(await gone.enrichment.test('a.example')).toMatchObject({ data: { problem: 'network' } });
  });

  it('never lies in this house unless the configuration says so', async () => {
    let asked = 0;
    const url = await aService((response) => {
      asked += 1;
      response.end('{}');
    });
    for (const wrong of [
      url,
      url.replace('http:', 'https:'),
      url.replace('127.0.0.1', 'localhost').replace('http:', 'https:'),
    ]) {
      const { enrichment } = await enrichmentOn(wrong, { allowPrivate: false });
      expect(await enrichment.test('a.example')).toMatchObject({ data: { problem: 'address' } });
    }
    expect(asked).toBe(0);
  });

  it('is asked again after a while where nobody answered, and kept with its secret over a restart', async () => {
    let status = 500;
    const url = await aService((response) => {
      response.writeHead(status).end('{"name":"Contoso","domain":"contoso.example"}');
    });
    const { enrichment, clock, again, admin, core } = await enrichmentOn(url);
    const question = { visitorId: 'v', country: null, domain: 'contoso.example' };
    expect(await enrichment.ask(question)).toBeNull();
    status = 200;
    expect(await enrichment.ask(question)).toBeNull();
    clock.advance(11 * 60_000);
    expect(await enrichment.ask(question)).toMatchObject({ name: 'Contoso' });
    const next = again();
    await next.load();
    expect(next.get()).toEqual(enrichment.get());
    await next.set(admin, { url: null, newSecret: false });
    expect(next.isOn()).toBe(false);
    const audit = await core.store.k.selectFrom('audit').selectAll().execute();
    expect(audit.map((row) => row.action)).toEqual(['enrichment.set', 'enrichment.set']);
    expect(JSON.stringify(audit)).not.toContain(enrichment.get().secret);
  });
});
