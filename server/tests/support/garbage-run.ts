import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Contract } from '../../../shared/protocol/contract.ts';
import { errorCodes } from '../../../shared/protocol/error-codes.ts';
import { repRequests } from '../../../shared/protocol/rep/contract.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { visitorRequests } from '../../../shared/protocol/visitor/contract.ts';
import { type RouteName, routeRights } from '../../features/rights/route-rights.ts';
import { type Booted, bootApp } from '../boot.ts';
import { garbageFor } from './garbage.ts';
import { repInputs, visitorInputs } from './sample-inputs.ts';
import { repSocket } from './sockets.ts';
import { hire } from './staff.ts';
import { aVisit, openSite } from './visiting.ts';

/** Requests on the way at once. */
const atOnce = 100;

/** All that is stored, in one figure; the index of the search follows the log in its own time. */
const stateOf = async ({ app }: Booted): Promise<string> => {
  const { k } = app.core.store;
  const digest = createHash('sha256');
  for (const { name } of await k.introspection.getTables()) {
    if (name.startsWith('search_')) continue;
    const rows = await k
      .selectFrom(name as 'people')
      .selectAll()
      .execute();
    digest.update(`${name} ${JSON.stringify(rows)}\n`);
  }
  return digest.digest('hex');
};

const inBatches = async <T>(items: readonly T[], each: (item: T) => Promise<void>): Promise<void> => {
  for (let at = 0; at < items.length; at += atOnce) await Promise.all(items.slice(at, at + atOnce).map(each));
};

/** `count` inputs that the contract refuses. */
const refused = (contract: Contract, event: string, input: unknown, count: number): unknown[] => {
  const schema = contract[event]?.input;
  const garbage = garbageFor(input).filter((value) => !schema?.safeParse(JSON.parse(JSON.stringify(value))).success);
  return fc.sample(garbage, count);
};

/**
 * Sends `count` pieces of garbage to every event of both namespaces: each must be answered with a typed error, nothing
 * may be stored, and the router must still answer everybody afterwards.
 */
export const sendGarbageToEvents = async (count: number): Promise<void> => {
  const router = await bootApp();
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    const admin = await hire(router.app, 'Tom Baker', 'admin');
    const rep = await repSocket(router, { kind: 'rep', personId: admin.id, role: 'admin', sessionId: randomUUID() });
    const { socket: visitor } = await aVisit(router, await openSite(router));
    // The visit's own coming is stored by the time it is answered.
    await visitor.request('state.get', {});
    const before = await stateOf(router);
    const rooms = [
      { contract: repRequests as Contract, inputs: repInputs as Record<string, unknown>, socket: rep },
      { contract: visitorRequests as Contract, inputs: visitorInputs as Record<string, unknown>, socket: visitor },
    ];
    for (const { contract, inputs, socket } of rooms) {
      for (const event of Object.keys(contract)) {
        const garbage = refused(contract, event, inputs[event], count);
        await inBatches(garbage, async (value) => {
          const answer: Result<unknown> = await socket.raw(event, value);
          if (answer.ok || !['bad_request', 'too_large'].includes(answer.error.code)) {
            throw new Error(`${event} answered ${JSON.stringify(answer)} to ${JSON.stringify(value)}`);
          }
        });
      }
    }
    expect(await stateOf(router)).toBe(before);
    expect(await rep.request('time.now', {})).toMatchObject({ ok: true });
    expect(await visitor.request('state.get', {})).toMatchObject({ ok: true });
    expect(unhandled).toEqual([]);
    rep.close();
    visitor.close();
  } finally {
    process.off('unhandledRejection', note);
    await router.close();
  }
};

const bodies: Partial<Record<RouteName, unknown>> = {
  'POST /api/session': { email: 'ana@example.com', password: 'secret', want: 'token' },
  'POST /api/session/code': { code: 'code', want: 'token' },
  'POST /api/setup': {
    code: 'code',
    workspaceName: 'Foyer',
    name: 'Tom',
    email: 'tom@example.com',
    password: 'a long password',
    zone: 'Europe/Berlin',
    siteName: 'Shop',
    origins: ['https://shop.example'],
  },
  'POST /api/invitations/accept': {
    token: 'token',
    name: 'Ana',
    password: 'a long password',
    zone: 'Europe/Berlin',
    want: 'token',
  },
  'POST /api/password-resets': { token: 'token', password: 'a long password', want: 'token' },
  'POST /api/demo/sign-in': { personId: randomUUID(), want: 'token' },
  'POST /api/widget/token': {
    siteKey: 'site',
    secret: 'a'.repeat(43),
    hostOrigin: 'https://shop.example',
    locale: 'en',
    zone: 'Europe/Berlin',
    device: 'desktop',
  },
};

/** Sends `count` pieces of garbage as the body of every route, in the demo, which has them all. */
export const sendGarbageToRoutes = async (count: number): Promise<void> => {
  const router = await bootApp({ demo: true });
  try {
    const before = await stateOf(router);
    for (const name of Object.keys(routeRights) as RouteName[]) {
      const [method = 'GET', pattern = '/'] = name.split(' ');
      const garbage = fc.sample(fc.tuple(fc.webPath(), garbageFor(bodies[name] ?? {})), method === 'POST' ? count : 20);
      await inBatches(garbage, async ([path, body]) => {
        const tail = path.replaceAll('/', '_');
        const url = pattern
          .replace(':token', `t${tail}`)
          .replace(':file', `f${tail}`)
          .replace(':id', `i${tail}`)
          .replace('*', `x${tail}`);
        const send =
          method === 'POST' ? { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
        const response = await router.app.http.inject({ method: method as 'GET', url, ...send });
        const typed = response.headers['content-type']?.toString().startsWith('application/json');
        const answer = typed ? (response.json() as Result<unknown>) : null;
        const known = answer === null ? response.statusCode < 400 : answer.ok || errorCodes.includes(answer.error.code);
        if (!known || response.statusCode >= 500) {
          throw new Error(`${name} answered ${response.statusCode} ${response.body} to ${url} ${JSON.stringify(body)}`);
        }
      });
    }
    expect(await stateOf(router)).toBe(before);
  } finally {
    await router.close();
  }
};
