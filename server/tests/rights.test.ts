import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../../shared/domain/person.ts';
import { type RepContract, repRequests } from '../../shared/protocol/rep/contract.ts';
import { type VisitorContract, visitorRequests } from '../../shared/protocol/visitor/contract.ts';
import type { RepActor, VisitorActor } from '../features/actor.ts';
import { can } from '../features/rights/can.ts';
import { type RouteName, routeRights } from '../features/rights/route-rights.ts';
import { createTrustRule } from '../http/client-address.ts';
import { createHttp } from '../http/create-http.ts';
import { type Booted, bootApp } from './boot.ts';
import { silentLog } from './support/a-store.ts';
import { repInputs, visitorInputs } from './support/sample-inputs.ts';
import { repSocket, type TestSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { aVisit, openSite } from './support/visiting.ts';

/** What was decided, said a second time: all reps, managers and admins, or admins alone. */
const decided: Record<keyof RepContract, 'all' | 'manager' | 'admin'> = {
  'session.hello': 'all',
  'time.now': 'all',
  'presence.set': 'all',
  'routing.queues': 'all',
  'conversation.take': 'all',
  'conversation.transfer': 'all',
  'conversation.transfer_cancel': 'all',
  'presence.machine': 'all',
  'presence.set_for': 'manager',
  'status.list': 'all',
  'status.add': 'admin',
  'status.change': 'admin',
  'status.remove': 'admin',
  'status.order': 'admin',
  'conversation.reassign': 'manager',
  'team.timeline': 'manager',
  'team.missed': 'all',
  'routing.trace': 'all',
  'routing.what_if': 'manager',
  'routing.preview': 'manager',
  'routing.get': 'manager',
  'routing.attributes': 'manager',
  'routing.upload': 'manager',
  'routing.save': 'admin',
  'routing.versions': 'manager',
  'routing.version': 'manager',
  'routing.restore': 'admin',
  'accounts.list': 'manager',
  'accounts.upload': 'admin',
  'accounts.import': 'admin',
  'account.set_owner': 'manager',
  'follow_up.assign': 'manager',
  'follow_up.set': 'all',
  'view.open': 'all',
  'view.close': 'all',
  'conversation.open': 'all',
  'conversation.pull': 'all',
  'conversation.history': 'all',
  'conversation.send': 'all',
  'conversation.read': 'all',
  'conversation.typing': 'all',
  'message.edit': 'all',
  'message.delete': 'all',
  'conversation.invite': 'all',
  'conversation.uninvite': 'all',
  'conversation.join': 'all',
  'search.find': 'all',
  'conversation.look': 'all',
  'conversation.leave': 'all',
  'conversation.close': 'all',
  'conversation.closed': 'all',
  'conversation.reopen': 'all',
  'call.start': 'all',
  'call.accept': 'all',
  'call.rejoin': 'all',
  'call.decline': 'all',
  'call.connected': 'all',
  'call.hang_up': 'all',
  'call.signal': 'all',
  'call.current': 'all',
  'call.ice': 'all',
  'call.report': 'all',
  'call.record': 'all',
  'camera.signal': 'all',
  'camera.ice': 'all',
  'monitor.start': 'manager',
  'monitor.stop': 'manager',
  'monitor.whisper': 'manager',
  'monitor.signal': 'all',
  'monitor.current': 'all',
  'monitor.ice': 'manager',
  'demo.start': 'all',
  'demo.stop': 'all',
  'demo.signal': 'all',
  'demo.current': 'all',
  'demo.ice': 'all',
  'note.add': 'all',
  'note.seen': 'all',
  'snippet.list': 'all',
  'snippet.save': 'all',
  'snippet.remove': 'all',
  'tag.list': 'all',
  'tag.save': 'manager',
  'tag.remove': 'manager',
  'conversation.tag': 'all',
  'disposition.list': 'all',
  'disposition.save': 'manager',
  'disposition.order': 'manager',
  'conversation.finish': 'all',
  'conversation.snooze': 'all',
  'conversation.desk': 'all',
  'task.list': 'all',
  'task.save': 'all',
  'task.set': 'all',
  'task.remove': 'all',
  'visitor.block': 'all',
  'visitor.unblock': 'all',
  'visitor.blocks': 'all',
  'conversation.transcript': 'all',
  'conversation.transcript_mail': 'all',
  'offer.accept': 'all',
  'offer.decline': 'all',
  'visitor.get': 'all',
  'visitor.same': 'all',
  'visitor.merge': 'all',
  'pounce.claim': 'all',
  'pounce.typing': 'all',
  'pounce.send': 'all',
  'pounce.cancel': 'all',
  'pounce.list': 'all',
  'pounce.openers': 'all',
  'pounce.rules': 'all',
  'pounce.set_rules': 'manager',
  'pounce.auto': 'all',
  'pounce.set_auto': 'all',
  'live.facets': 'all',
  'live.views.list': 'all',
  'live.views.save': 'all',
  'live.views.remove': 'all',
  'privacy.find': 'admin',
  'privacy.export': 'admin',
  'privacy.erase': 'admin',
  'privacy.erased_of': 'all',
  'privacy.retention': 'admin',
  'privacy.set_retention': 'admin',
  'ice.state': 'admin',
  'ice.test': 'admin',
  'mail.state': 'admin',
  'mail.list': 'admin',
  'mail.retry': 'admin',
  'mail.test': 'admin',
  'enrichment.get': 'admin',
  'enrichment.set': 'admin',
  'enrichment.test': 'admin',
  'meeting.slots': 'all',
  'meeting.book_for': 'all',
  'meeting.cancel': 'all',
  'meeting.ics': 'all',
  'availability.get': 'all',
  'availability.set': 'all',
  'profile.update': 'all',
  'profile.password': 'all',
  'people.list': 'manager',
  'people.invite': 'admin',
  'people.revoke_invitation': 'admin',
  'people.set_role': 'admin',
  'people.set_active': 'admin',
  'people.reset_password': 'admin',
  'people.sign_out': 'admin',
  'site.list': 'all',
  'site.create': 'admin',
  'site.update': 'admin',
  'site.identity': 'admin',
  'site.add_secret': 'admin',
  'site.retire_secret': 'admin',
  'site.enforce_identity': 'admin',
  'site.look': 'admin',
  'site.set_look': 'admin',
  'site.put_picture': 'admin',
  'texts.get': 'admin',
  'texts.set': 'admin',
  'texts.set_language': 'admin',
  'settings.get': 'all',
  'practice.set': 'all',
  'settings.set': 'admin',
  'file.begin': 'all',
  'file.finish': 'all',
  'file.drop': 'all',
  'file.link': 'all',
  'audit.list': 'admin',
};

const allowed = (event: keyof RepContract, role: Role): boolean =>
  decided[event] === 'all' || role === 'admin' || decided[event] === role;

let router: Booted;
let visitor: TestSocket<VisitorContract>;
const sockets = {} as Record<Role, TestSocket<RepContract>>;
const people = {} as Record<Role, string>;

beforeAll(async () => {
  router = await bootApp();
  for (const role of roles) {
    const person = await hire(router.app, `One ${role}`, role);
    const actor: RepActor = { kind: 'rep', personId: person.id, role, sessionId: randomUUID() };
    sockets[role] = await repSocket(router, actor);
    people[role] = person.id;
  }
  visitor = (await aVisit(router, await openSite(router))).socket;
});
afterAll(async () => {
  for (const socket of Object.values(sockets)) socket.close();
  visitor.close();
  await router.close();
});

describe('every event of /rep', () => {
  const events = Object.keys(repRequests) as (keyof RepContract)[];

  test('has a row that was decided', () => {
    expect(Object.keys(decided).toSorted()).toEqual([...events].toSorted());
  });

  const cells = roles.flatMap((role) => events.map((event) => [role, event, allowed(event, role)] as const));
  test.each(cells)('%s → %s: %s', async (role, event, expected) => {
    const answer = await sockets[role].raw(event, repInputs[event]);
    expect(answer.ok || answer.error.code !== 'forbidden').toBe(expected);
    expect(answer.ok ? null : answer.error.code).not.toBe('bad_request');
  });

  test('is none of a visitor’s', async () => {
    for (const event of events.filter((each) => !(each in visitorRequests))) {
      expect(await visitor.raw(event, repInputs[event])).toMatchObject({ error: { code: 'bad_request' } });
    }
  });
});

describe('every event of /visitor', () => {
  const events = Object.keys(visitorRequests) as (keyof VisitorContract)[];

  test.each(events)('%s may be asked by a visitor', async (event) => {
    const answer = await visitor.raw(event, visitorInputs[event]);
    expect(answer.ok ? null : answer.error.code).not.toBe('forbidden');
  });

  test('that is about a conversation is refused to another visitor', async () => {
    const other = await aVisit(router, await openSite(router));
    const started = await other.socket.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'choice', choice: 'book' },
    });
    const conversationId = started.ok ? started.data.conversation.id : '';
    for (const event of events.filter((each) => each in visitorInputs && 'conversationId' in visitorInputs[each])) {
      const answer = await visitor.raw(event, { ...visitorInputs[event], conversationId });
      expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    expect(await other.socket.request('conversation.open', { conversationId })).toMatchObject({ ok: true });
    other.socket.close();
  });
});

describe('an object', () => {
  const actor = (role: Role, personId = 'me'): RepActor => ({ kind: 'rep', personId, role, sessionId: 's' });
  const visitorActor: VisitorActor = { kind: 'visitor', visitorId: 'me', siteId: 's' };

  test.each([
    ['conversation.send', [true, false, false]],
    ['conversation.read', [true, false, false]],
    ['message.edit', [true, false, false]],
    ['message.delete', [true, false, false]],
    ['conversation.close', [true, false, true]],
    ['conversation.reopen', [true, false, true]],
    ['visitor.unblock', [true, false, true]],
    ['offer.accept', [true, false, false]],
    ['offer.decline', [true, false, false]],
    ['meeting.book_for', [true, false, false]],
    ['meeting.cancel', [true, false, true]],
    ['conversation.open', [true, true, true]],
  ] as const)('of %s: own, a colleague’s as rep, a colleague’s as manager', (event, expected) => {
    const mine = { visitorId: null, repId: 'me' };
    const hers = { visitorId: null, repId: 'her' };
    expect([
      can(actor('rep'), event, mine),
      can(actor('rep'), event, hers),
      can(actor('manager'), event, hers),
    ]).toEqual(expected);
  });

  test('of a visitor is their own', () => {
    expect(can(visitorActor, 'conversation.open', { visitorId: 'me', repId: null })).toBe(true);
    expect(can(visitorActor, 'conversation.open', { visitorId: 'you', repId: null })).toBe(false);
  });

  test('or action that nobody named is nobody’s', () => {
    expect(can(actor('admin'), 'toString' as 'time.now')).toBe(false);
    expect(can(visitorActor, 'people.list')).toBe(false);
    expect(can(null, 'time.now')).toBe(false);
  });
});

describe('every route', () => {
  const names = Object.keys(routeRights) as RouteName[];
  /** Calls with a session of its own: some routes end it. */
  const callAs = async (name: RouteName, role: Role) => {
    const from = { address: '127.0.0.1', userAgent: '' };
    return call(name, (await router.app.services.auth.openSession(people[role], from)).token);
  };
  const call = (name: RouteName, token?: string) => {
    const [method = 'GET', url = '/'] = name.split(' ');
    const path = url.replace(':token', 'made-up').replace(':file', 'made-up.ics').replace('*', 'made-up');
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    return router.app.http.inject({ method: method as 'GET', url: path, headers });
  };

  test('without a row stops the start', () => {
    const http = createHttp({
      trust: createTrustRule(false),
      ownOrigin: () => true,
      meter: async () => null,
      log: silentLog,
    });
    expect(() => http.get('/api/secret-door', async () => 'open')).toThrow('GET /api/secret-door has no row');
  });

  test.each(names.filter((name) => routeRights[name] === 'signed_in'))('%s needs a session', async (name) => {
    expect((await call(name)).json()).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
    expect((await call(name, 'forged.token')).statusCode).toBe(401);
    for (const role of roles) expect((await callAs(name, role)).statusCode).toBe(200);
  });

  test.each(names.filter((name) => routeRights[name] === 'demo'))('%s is not there outside the demo', async (name) => {
    expect((await callAs(name, 'admin')).statusCode).toBe(404);
  });

  test.each(names.filter((name) => routeRights[name] === 'signed_link'))('%s needs its signature', async (name) => {
    expect((await callAs(name, 'admin')).statusCode).toBe(400);
    const url = `/meetings/${randomUUID()}.ics?until=99999999999999&sig=forged`;
    expect((await router.app.http.inject({ url })).json()).toMatchObject({ error: { code: 'forbidden' } });
  });

  test.each(names.filter((name) => routeRights[name] === 'machine'))('%s is for this machine', async (name) => {
    expect((await call(name)).statusCode).toBe(200);
    const away = { url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } };
    expect((await router.app.http.inject(away)).statusCode).toBe(403);
    const remote = { url: '/metrics', remoteAddress: '203.0.113.9', headers: { authorization: 'Bearer made-up' } };
    expect((await router.app.http.inject(remote)).statusCode).toBe(403);
  });

  test.each(names.filter((name) => routeRights[name] === 'command'))(
    '%s needs the word of the machine',
    async (name) => {
      const [, url = ''] = name.split(' ');
      const ask = (headers: Record<string, string>) =>
        router.app.http.inject({ method: 'POST', url, headers, payload: { email: 'nobody@example.com' } });
      expect((await ask({})).statusCode).toBe(403);
      expect((await ask({ authorization: 'Bearer made-up' })).statusCode).toBe(403);
      expect((await ask({ authorization: 'Bearer the word of the command line' })).statusCode).toBe(404);
    },
  );

  test.each(names.filter((name) => routeRights[name] === 'anyone'))('%s asks nobody to sign in', async (name) => {
    expect((await call(name)).statusCode).not.toBe(401);
  });

  test('of the table exists in the demo', async () => {
    const demo = await bootApp({ demo: true });
    try {
      const pages = /^GET \/(console|widget)\/\*$/;
      const missing = names.filter((name) => {
        const [method = 'GET', url = '/'] = name.split(' ');
        return !pages.test(name) && !demo.app.http.hasRoute({ method: method as 'GET', url });
      });
      expect(missing).toEqual([]);
    } finally {
      await demo.close();
    }
  });
});
