import { describe, expect, it } from 'vitest';
import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import { createRouterChoice } from '../session/router-choice.ts';
import { createSessionService } from '../session/session-service.ts';
import { openTokenVault } from '../session/token-vault.ts';
import { aCipher, aCredential, aSettingsFile, aStore } from '../tests/a-session.ts';
import { createLinkHandler } from './link-handler.ts';

const router = 'https://chat.example.com';
const evil = 'https://evil.example';

const aDesk = async ({ routerUrl = null as string | null, signedIn = false, says = false, codeWorks = true } = {}) => {
  const asked: string[] = [];
  const links: ConsoleLink[] = [];
  const order: string[] = [];
  const enter = async (url: string) => {
    order.push(`enter ${url}`);
    return codeWorks ? ok(aCredential()) : fail('code_expired', 'too late');
  };
  const session = createSessionService({
    api: {
      signIn: enter,
      demoSignIn: enter,
      exchangeCode: enter,
      acceptInvitation: enter,
      ticket: async () => ok({ ticket: 't', expiresAt: 1 }),
      signOut: async () => ok(null),
    },
    now: () => 0,
    vault: await openTokenVault(aStore(), aCipher()),
    choice: createRouterChoice(aSettingsFile(routerUrl === null ? {} : { routerUrl })),
    onChanged: () => undefined,
    onRouterChanged: () => undefined,
  });
  if (signedIn) await session.signIn({ email: 'a@b.co', password: 'x' });
  order.length = 0;
  const follow = createLinkHandler({
    session,
    confirmRouter: async (url) => {
      asked.push(url);
      return says;
    },
    put: (link) => links.push(link),
    focus: () => order.push('focus'),
  });
  return { follow, session, asked, links, order };
};

describe('deep links', () => {
  it('lets our own launcher sign in without a question, and opens the window under the new router', async () => {
    const { follow, session, asked, order } = await aDesk();
    await follow({ kind: 'open', routerUrl: router, code: 'c' }, true);
    expect((await session.status()).person).not.toBeNull();
    expect(asked).toEqual([]);
    expect(order.indexOf('focus')).toBeGreaterThanOrEqual(0);
    expect((await session.status()).routerUrl).toBe(router);
  });

  it('asks before a link moves the console to a router it does not know', async () => {
    const { follow, session, asked } = await aDesk({ routerUrl: router });
    await follow({ kind: 'open', routerUrl: evil, code: 'c' }, false);
    expect(asked).toEqual([evil]);
    expect(await session.status()).toMatchObject({ routerUrl: router, person: null });
  });

  it('asks before a link replaces who is signed in, even on the same router', async () => {
    const { follow, asked } = await aDesk({ routerUrl: router, signedIn: true });
    await follow({ kind: 'open', routerUrl: router, code: 'c' }, false);
    expect(asked).toEqual([router]);
  });

  it('signs in on the known router when nobody is', async () => {
    const { follow, session, asked } = await aDesk({ routerUrl: router });
    await follow({ kind: 'open', routerUrl: router, code: 'c' }, false);
    expect(asked).toEqual([]);
    expect((await session.status()).person).not.toBeNull();
  });

  it('follows after a yes', async () => {
    const { follow, session } = await aDesk({ says: true });
    await follow({ kind: 'open', routerUrl: router, code: 'c' }, false);
    expect((await session.status()).person).not.toBeNull();
  });

  it('tells the page why a code did not work', async () => {
    const { follow, links } = await aDesk({ codeWorks: false });
    await follow({ kind: 'open', routerUrl: router, code: 'c' }, true);
    expect(links).toEqual([{ kind: 'sign_in_failed', code: 'code_expired' }]);
  });

  it('hands an invitation to the page of its router, after a yes', async () => {
    const { follow, session, links } = await aDesk({ says: true });
    await follow({ kind: 'join', routerUrl: router, token: 't' }, false);
    expect(links).toEqual([{ kind: 'join', routerUrl: router, token: 't' }]);
    expect((await session.status()).routerUrl).toBe(router);
  });

  it('drops an invitation after a no', async () => {
    const { follow, session, links } = await aDesk({ routerUrl: router });
    await follow({ kind: 'join', routerUrl: evil, token: 't' }, false);
    expect(links).toEqual([]);
    expect((await session.status()).routerUrl).toBe(router);
  });

  it('shows a conversation', async () => {
    const { follow, links, order } = await aDesk({ routerUrl: router });
    await follow({ kind: 'conversation', conversationId: 'x' }, false);
    expect(links).toEqual([{ kind: 'conversation', conversationId: 'x' }]);
    expect(order).toEqual(['focus']);
  });
});
