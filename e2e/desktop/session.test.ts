import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DesktopHome, desktopHome } from '../fixtures/launch-electron.ts';
import { type SessionRouter, sessionKeys, startSessionRouter } from '../fixtures/session-router.ts';
import { answerDialogs, outsideNotes } from './answer-dialogs.ts';
import { consolePage, ready, startConsole } from './start-console.ts';

let router: SessionRouter;
const homes: DesktopHome[] = [];
const aHome = (): DesktopHome => {
  const home = desktopHome();
  homes.push(home);
  return home;
};

beforeAll(async () => {
  router = await startSessionRouter();
});
afterAll(async () => {
  await router[Symbol.asyncDispose]();
  for (const home of homes) home[Symbol.dispose]();
});

const openLink = (code: string): string => `foyer://open?router=${encodeURIComponent(router.url)}&code=${code}`;

describe('the session', () => {
  it.runIf(process.platform === 'linux')(
    'is kept in the system’s vault over a restart, sealed, and ends everywhere on sign-out',
    async () => {
      const home = aHome();
      const vaultFile = join(home.userData, 'vault.json');
      {
        const { desktop, page } = await startConsole({ home, vault: 'key-ring' });
        await using _ = desktop;
        const reloaded = page.waitForEvent('framenavigated');
        await page.evaluate((url) => window.foyer.session.setRouter({ url }), router.url);
        await reloaded;
        await ready(page);
        const wrong = await page.evaluate(() =>
          window.foyer.session.signIn({ email: 'ana@northwind.example', password: 'no' }),
        );
        expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid_credentials' } });
        const right = await page.evaluate(
          (password) => window.foyer.session.signIn({ email: 'ana@northwind.example', password }),
          sessionKeys.password,
        );
        expect(right).toEqual({ ok: true, data: { routerUrl: router.url, person: router.person, persisted: true } });
      }
      const bytes = readFileSync(vaultFile, 'utf8');
      expect(bytes).not.toContain(router.token);
      expect(statSync(vaultFile).mode & 0o077).toBe(0);
      const sealed = Object.values((JSON.parse(bytes) as { sealed: Record<string, string> }).sealed)[0] ?? '';
      expect(Buffer.from(sealed, 'base64').subarray(0, 3).toString()).toBe('v11');

      const { desktop, page } = await startConsole({ home, vault: 'key-ring' });
      await using _ = desktop;
      expect(await page.evaluate(() => window.foyer.session.status())).toMatchObject({
        data: { person: { name: 'Ana Ribeiro' }, persisted: true },
      });
      expect(await page.evaluate(() => window.foyer.session.ticket())).toMatchObject({
        ok: true,
        data: { ticket: 'a-ticket' },
      });
      await page.evaluate(() => window.foyer.session.signOut());
      expect(router.asked.at(-1)).toMatchObject({ method: 'DELETE', authorization: `Bearer ${router.token}` });
      expect(JSON.parse(readFileSync(vaultFile, 'utf8'))).toEqual({ version: 1, sealed: {} });
    },
  );

  it('is kept in memory alone where the vault protects nothing, and says so', async () => {
    const home = aHome();
    {
      const { desktop, page } = await startConsole({ home, env: { FOYER_OPEN: openLink(sessionKeys.code) } });
      await using _ = desktop;
      expect(await page.evaluate(() => window.foyer.session.status())).toEqual({
        ok: true,
        data: { routerUrl: router.url, person: router.person, persisted: false },
      });
      expect(await page.evaluate(() => window.foyer.session.ticket())).toMatchObject({ ok: true });
      expect(() => statSync(join(home.userData, 'vault.json'))).toThrow();
    }
    const { desktop, page } = await startConsole({ home });
    await using _ = desktop;
    expect(await page.evaluate(() => window.foyer.session.status())).toMatchObject({
      data: { routerUrl: router.url, person: null },
    });
  });

  it('never shows its token to a page, a file or the log', async () => {
    const home = aHome();
    const { desktop, page } = await startConsole({ home, env: { FOYER_OPEN: openLink(sessionKeys.code) } });
    await using _ = desktop;
    const seen = await page.evaluate(async () => {
      const answers = [await window.foyer.session.status(), await window.foyer.session.ticket(), window.heard];
      return JSON.stringify([answers, { ...localStorage }, { ...sessionStorage }, document.cookie]);
    });
    expect(seen).not.toContain(router.token);
    expect(seen).toContain('a-ticket');
    expect(home.log().join('\n')).not.toContain(router.token);
    expect(home.log().join('\n')).not.toContain(sessionKeys.code);
    expect(readFileSync(join(home.userData, 'settings.json'), 'utf8')).not.toContain(router.token);
    // A router's cookie is nobody's here: the desktop keeps none and sends none.
    expect(router.asked.every((asked) => asked.cookie === undefined)).toBe(true);
    expect(
      await desktop.app.evaluate(async ({ session }) => (await session.defaultSession.cookies.get({})).length),
    ).toBe(0);
  });

  it('ends when the router has revoked it', async () => {
    await using other = await startSessionRouter();
    const link = `foyer://open?router=${encodeURIComponent(other.url)}&code=${sessionKeys.code}`;
    const { desktop, page } = await startConsole({ env: { FOYER_OPEN: link } });
    await using _ = desktop;
    expect(await page.evaluate(() => window.foyer.session.ticket())).toMatchObject({ ok: true });
    other.revoke();
    expect(await page.evaluate(() => window.foyer.session.ticket())).toMatchObject({
      error: { code: 'unauthenticated' },
    });
    await expect.poll(() => page.evaluate(() => window.heard.session.at(-1)?.person)).toBeNull();
  });

  it('reaches the chosen router from the page, and only that one', async () => {
    await using other = await startSessionRouter();
    const { desktop, page } = await startConsole({ env: { FOYER_OPEN: openLink(sessionKeys.code) } });
    await using _ = desktop;
    const reach = (url: string) =>
      page.evaluate(
        (target) =>
          new Promise<string>((resolve) => {
            document.addEventListener('securitypolicyviolation', () => resolve('refused by policy'), { once: true });
            fetch(target, { mode: 'no-cors' }).then(
              () => resolve('sent'),
              () => undefined,
            );
          }),
        url,
      );
    expect(await reach(`${router.url}/api/session/options`)).toBe('sent');
    expect(await reach(`${other.url}/api/session/options`)).toBe('refused by policy');
    expect(other.asked).toEqual([]);
  });

  it('says which code did not work', async () => {
    const { desktop, page } = await startConsole({ env: { FOYER_OPEN: openLink('an-old-code') } });
    await using _ = desktop;
    await expect
      .poll(() => page.evaluate(() => window.heard.links))
      .toEqual([{ kind: 'sign_in_failed', code: 'code_expired' }]);
  });

  it('asks before a link from outside moves it to another router', async () => {
    await using other = await startSessionRouter();
    const home = aHome();
    const { desktop, page } = await startConsole({ home, env: { FOYER_OPEN: openLink(sessionKeys.code) } });
    await using _ = desktop;
    await answerDialogs(desktop, [1, 0]);
    const link = `foyer://open?router=${encodeURIComponent(other.url)}&code=${sessionKeys.code}`;
    const send = () =>
      desktop.app.evaluate(({ app }, text) => {
        app.emit('second-instance', {}, ['foyer', text], '/', {});
      }, link);
    await send();
    await expect.poll(async () => (await outsideNotes(desktop)).asked.length).toBe(1);
    expect((await outsideNotes(desktop)).asked[0]).toContain(other.url);
    expect(await page.evaluate(() => window.foyer.session.status())).toMatchObject({ data: { routerUrl: router.url } });
    expect(other.asked).toEqual([]);
    await send();
    // The code goes there once; a ticket for the console follows it.
    const codes = () => other.asked.filter(({ path }) => path === '/api/session/code');
    await expect.poll(() => codes().length).toBe(1);
    await expect
      .poll(async () => (await consolePage(desktop)).evaluate(() => window.foyer.session.status()).catch(() => null))
      .toMatchObject({ data: { routerUrl: other.url, person: { name: 'Ana Ribeiro' } } });
    expect(codes()).toHaveLength(1);
  });
});
