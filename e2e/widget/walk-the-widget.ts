import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPicture } from '../../server/tests/support/made-files.ts';
import arabic from '../../widget/app/locales/ar/launcher.json' with { type: 'json' };
import type { DrivenBrowser } from '../fixtures/driven-page.ts';
import { type HostSite, startHostSite } from '../fixtures/host-site.ts';
import { repOnLine } from '../fixtures/rep-on-line.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { until } from '../fixtures/until.ts';
import { visitorHands } from '../fixtures/visitor-hands.ts';
import { aWorkspace, type Member, type Workspace } from '../fixtures/workspace.ts';

const patienceMs = 30_000;
const folder = mkdtempSync(join(tmpdir(), 'foyer-pictures-'));
const photo = join(folder, 'floor plan.png');

/** The same journeys in every browser it is given: by its name, and how it is started. */
export const walkTheWidget = (
  browsers: readonly (readonly [name: string, start: () => Promise<DrivenBrowser>])[],
): void => {
  let router: RouterUnderTest;
  let host: HostSite & { paste(snippet: string): void };
  let workspace: Workspace;
  let ada: Member;

  beforeAll(async () => {
    [router, host] = await Promise.all([startRouter(), startHostSite()]);
    workspace = await aWorkspace(router, host);
    ada = await workspace.add('Ada Lind');
    writeFileSync(photo, await aPicture('png', 600, 400));
  });
  afterAll(async () => {
    await host?.dispose();
    await router?.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const siteAsks = async (consent: 'ask' | 'implied'): Promise<void> => {
    const { sites } = await workspace.ask('site.list', {});
    const [site] = sites;
    if (!site) throw new Error('no site');
    const { id: siteId, name, origins, color } = site;
    await workspace.ask('site.update', { siteId, name, origins, color, consent });
  };

  const keptKeys = (): string[] => [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  const frameFills = (): boolean => {
    const { width, height } = document.querySelector('iframe')?.getBoundingClientRect() ?? { width: 0, height: 0 };
    return width === document.documentElement.clientWidth && height === window.innerHeight;
  };
  /** A browser may draw the question of a group of buttons on its edge. */
  const isQuestionInItsCard = (): boolean => {
    const [card, question] = ['.consent', '.consent legend'].map((css) =>
      document.querySelector(css)?.getBoundingClientRect(),
    );
    return card !== undefined && question !== undefined && question.top > card.top;
  };
  const isTooWide = (): boolean => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const arabicLauncher = new RegExp(`^${arabic['launcher.open'].split('{')[0]}`);
  const drafts = (siteKey: string): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(`foyer:${siteKey}`);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const { result: disk } = opening;
        const asked =
          disk.objectStoreNames.contains('drafts') && disk.transaction('drafts').objectStore('drafts').getAll();
        if (!asked) return reject(new Error('nothing was ever kept'));
        asked.onsuccess = () => {
          disk.close();
          resolve(asked.result.map((draft: { text: string }) => draft.text));
        };
      };
    });

  describe.each(browsers)('in %s', (name, start) => {
    let browser: DrivenBrowser;
    beforeAll(async () => {
      browser = await start();
    });
    afterAll(async () => {
      await browser?.[Symbol.asyncDispose]();
    });

    it('a visitor asks, is answered, sends a picture, comes back on another page, and loses nothing to a lost line', async () => {
      await siteAsks('implied');
      using rep = await repOnLine(router, ada);
      await using page = await browser.open();
      const visitor = visitorHands(page);
      const question = `Do you integrate with ${name}?`;
      await page.goto(host.page('/pricing'));
      await visitor.openMessenger();
      await visitor.say(question);
      await visitor.see('text', /^Connecting you with sales/);

      const conversationId = await rep.take(question);
      const message = await rep.say(conversationId, 'Yes, we do');
      await visitor.see('text', /^Yes, we do$/);
      await rep.edit(conversationId, message, 'Yes, of course');
      await visitor.see('text', /^Yes, of course$/);
      // A browser that cannot speak with the other end offers no call.
      const speaks = await page.run('frame', () => 'RTCPeerConnection' in window);
      expect(speaks).toBe(name !== 'WebKit');
      expect(await visitor.isSeen('button', /^Call Ada Lind/)).toBe(speaks);
      if (!speaks) {
        await rep.call(conversationId);
        await visitor.see('text', /^Call, declined$/);
      }

      await visitor.press('button', /^Attach/);
      await page.pick('input[type=file]:not([capture])', [photo]);
      await visitor.see('button', /^Remove floor plan/);
      await visitor.say('Our floor');
      await visitor.see('img', /^Picture floor plan/);
      await until('the picture to be drawn', patienceMs, () =>
        page.run('frame', () => [...document.querySelectorAll('img')].every((image) => image.naturalWidth > 0)),
      );
      await rep.read(conversationId);
      await visitor.see('text', /^Seen$/);

      await page.key('Escape');
      await visitor.see('button', /^Open chat with/);
      await page.goto(host.page('/security'));
      await visitor.openMessenger();
      await visitor.see('text', /^Our floor$/);

      await router.kill9();
      await visitor.say('written away');
      await visitor.see('text', /What you write is kept/);
      await visitor.write(/^Your message$/, 'half a sent');
      const siteKey = /site_[0-9a-f]+/.exec(workspace.snippet)?.[0] ?? '';
      await until('the draft to be kept', patienceMs, async () =>
        (await page.run('frame', drafts, siteKey)).includes('half a sent'),
      );
      await router.start();
      await page.reload();
      await visitor.see('text', /^written away$/);
      await visitor.see('text', /^Sent$/);
      await until(
        'the draft again',
        patienceMs,
        async () => (await visitor.valueOf(/^Your message$/)) === 'half a sent',
      );
      expect(page.problems).toEqual([]);
    });

    it('a visitor on a phone, asked first whether they may be remembered, books a meeting, also on a page from right to left', async () => {
      await siteAsks('ask');
      await using page = await browser.open();
      const visitor = visitorHands(page);
      await page.size(390, 844);
      await page.goto(host.page('/pricing'));
      await visitor.openMessenger();
      // As narrow as each browser’s window can be; the messenger fills it.
      await until('a full screen', patienceMs, () => page.run('page', frameFills));
      expect(await page.run('frame', keptKeys)).toEqual([]);
      await visitor.press('button', /^Book a meeting/);
      await visitor.see('text', /^May Acme website remember this chat/);
      expect(await page.run('frame', isQuestionInItsCard)).toBe(true);
      await visitor.press('button', /^Remember it$/);
      await visitor.press('radio', /^\d+:\d\d/);
      await visitor.write(/^Your name$/, 'Maria Santos');
      await visitor.write(/^E-mail address$/, 'maria@acme.example');
      await visitor.press('button', /^Book .*\d/);
      await visitor.see('text', /^You are booked$/);
      expect((await page.run('frame', keptKeys)).filter((key) => key.startsWith('foyer:site_'))).toHaveLength(1);

      await page.goto(host.page('/ar'));
      await visitor.press('button', arabicLauncher);
      await visitor.see('dialog', /./);
      expect(
        await page.run('frame', () => getComputedStyle(document.querySelector('[role=dialog]') as Element).direction),
      ).toBe('rtl');
      expect(await page.run('frame', isTooWide)).toBe(false);
      expect(page.problems).toEqual([]);
    });
  });
};
