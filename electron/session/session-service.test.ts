import { describe, expect, it } from 'vitest';
import type { SessionStatus } from '../../shared/ipc/session.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import { aCipher, aCredential, aPerson, aSettingsFile, aStore } from '../tests/a-session.ts';
import type { RouterApi } from './router-api.ts';
import { createRouterChoice } from './router-choice.ts';
import { createSessionService } from './session-service.ts';
import { openTokenVault } from './token-vault.ts';

const router = 'https://chat.example.com';
const signIn = { email: 'ana@northwind.example', password: 'correct horse' };

const aDesktop = async (change: Partial<RouterApi> = {}, works = true) => {
  const told: SessionStatus[] = [];
  const ended: string[] = [];
  let reloads = 0;
  let tokens = 0;
  const clock = { now: 1_000 };
  const enter = async () => {
    tokens += 1;
    return ok(aCredential({ token: `token-${tokens}` }));
  };
  const api: RouterApi = {
    signIn: enter,
    demoSignIn: enter,
    exchangeCode: enter,
    acceptInvitation: enter,
    ticket: async (_router, token) => ok({ ticket: `ticket for ${token}`, expiresAt: 1 }),
    signOut: async (_router, token) => {
      ended.push(token);
      return ok(null);
    },
    ...change,
  };
  const session = createSessionService({
    api,
    vault: await openTokenVault(aStore(), aCipher(works)),
    choice: createRouterChoice(aSettingsFile()),
    now: () => clock.now,
    onChanged: (status) => told.push(status),
    onRouterChanged: () => {
      reloads += 1;
    },
  });
  return { session, told, ended, clock, reloads: () => reloads };
};

describe('session', () => {
  it('starts with nobody and no router', async () => {
    const { session } = await aDesktop();
    expect(await session.status()).toEqual({ routerUrl: null, person: null, persisted: false });
    expect(await session.signIn(signIn)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await session.ticket()).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
  });

  it('signs in at the chosen router and gives tickets, never the token', async () => {
    const { session, told } = await aDesktop();
    await session.setRouter(`${router}/console`);
    const answer = await session.signIn(signIn);
    expect(answer).toEqual(ok({ routerUrl: router, person: aPerson(), persisted: true }));
    expect(await session.ticket()).toEqual(ok({ ticket: 'ticket for token-1', expiresAt: 1 }));
    expect(told.at(-1)?.person?.name).toBe('Ana Ribeiro');
    expect(JSON.stringify([answer, told])).not.toContain('token-1');
  });

  it('has a ticket ready for the page’s first connection, gives it out once, and never a stale one', async () => {
    let asked = 0;
    const ticket: RouterApi['ticket'] = async () => {
      asked += 1;
      return ok({ ticket: `ticket ${asked}`, expiresAt: 1 });
    };
    const { session, clock } = await aDesktop({ ticket });
    await session.setRouter(router);
    await session.signIn(signIn);
    await session.prepareTicket();
    expect(asked).toBe(1);
    expect(await session.ticket()).toMatchObject({ data: { ticket: 'ticket 1' } });
    expect(await session.ticket()).toMatchObject({ data: { ticket: 'ticket 2' } });
    await session.prepareTicket();
    clock.now += 15_000;
    expect(await session.ticket()).toMatchObject({ data: { ticket: 'ticket 4' } });
  });

  it('asks again where the ticket that was to be ready did not come', async () => {
    const answers = [fail('unavailable', 'not yet'), ok({ ticket: 'a ticket', expiresAt: 1 })];
    const { session } = await aDesktop({ ticket: async () => answers.shift() ?? fail('internal', 'asked too often') });
    await session.setRouter(router);
    await session.signIn(signIn);
    expect(await session.ticket()).toEqual(ok({ ticket: 'a ticket', expiresAt: 1 }));
  });

  it('says that a session will not outlive a quit where there is no vault', async () => {
    const { session } = await aDesktop({}, false);
    await session.setRouter(router);
    expect(await session.signIn(signIn)).toMatchObject({ ok: true, data: { persisted: false } });
  });

  it('loads the pages anew when the router changes, and only then', async () => {
    const { session, reloads } = await aDesktop();
    await session.setRouter(router);
    await session.setRouter(`${router}/`);
    expect(reloads()).toBe(1);
  });

  it('refuses an address that would carry a password in clear', async () => {
    const { session, reloads } = await aDesktop();
    expect(await session.setRouter('http://chat.example.com')).toMatchObject({ error: { code: 'bad_request' } });
    expect(reloads()).toBe(0);
  });

  it('does not let a page leave a router somebody is signed in at', async () => {
    const { session } = await aDesktop();
    await session.setRouter(router);
    await session.signIn(signIn);
    expect(await session.setRouter('https://evil.example')).toMatchObject({ error: { code: 'conflict' } });
    expect((await session.status()).routerUrl).toBe(router);
  });

  it('ends the session that a new one replaces', async () => {
    const { session, ended } = await aDesktop();
    await session.setRouter(router);
    await session.signIn(signIn);
    await session.exchangeCode({ code: 'abc' });
    expect(ended).toEqual(['token-1']);
    expect(await session.ticket()).toMatchObject({ data: { ticket: 'ticket for token-2' } });
  });

  it('signs out here even when the router cannot be reached', async () => {
    const { session, told } = await aDesktop({ signOut: async () => fail('unavailable', 'gone') });
    await session.setRouter(router);
    await session.signIn(signIn);
    expect(await session.signOut()).toMatchObject({ ok: true, data: { person: null } });
    expect(told.at(-1)?.person).toBeNull();
  });

  it('forgets a session the router has revoked', async () => {
    const { session, told } = await aDesktop({ ticket: async () => fail('unauthenticated', 'revoked') });
    await session.setRouter(router);
    await session.signIn(signIn);
    expect(await session.ticket()).toMatchObject({ error: { code: 'unauthenticated' } });
    expect(told.at(-1)?.person).toBeNull();
    expect((await session.status()).person).toBeNull();
  });

  it('keeps the session through an outage', async () => {
    const { session } = await aDesktop({ ticket: async () => fail('unavailable', 'no network') });
    await session.setRouter(router);
    await session.signIn(signIn);
    await session.ticket();
    expect((await session.status()).person).not.toBeNull();
  });

  it('keeps a new session when the answer to an old one’s ticket comes late', async () => {
    let refuse = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    const { session } = await aDesktop({
      ticket: async () => {
        await late;
        return fail('unauthenticated', 'revoked');
      },
    });
    await session.setRouter(router);
    await session.signIn(signIn);
    const ticket = session.ticket();
    await session.exchangeCode({ code: 'abc' });
    refuse();
    await ticket;
    expect((await session.status()).person).not.toBeNull();
  });

  it('lets a page that asks during a sign-in hear how it ended', async () => {
    let letIn = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    const { session } = await aDesktop({
      exchangeCode: async () => {
        await slow;
        return ok(aCredential());
      },
    });
    void session.enterWithCode(router, 'abc');
    const status = session.status();
    letIn();
    expect((await status).person?.name).toBe('Ana Ribeiro');
  });

  it('takes only a well-formed router from its file', async () => {
    expect(createRouterChoice(aSettingsFile({ routerUrl: "https://x; script-src 'unsafe-eval'" })).get()).toBeNull();
    expect(createRouterChoice(aSettingsFile({ routerUrl: router })).get()).toBe(router);
  });
});
