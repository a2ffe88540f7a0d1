import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../build/scripts/project-root.ts';
import { axeFindings } from '../fixtures/axe-findings.ts';
import { fromRep, phone, repJoins } from '../fixtures/widget-page.ts';

type Words = Record<string, string>;

import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();

const wordsFolder = join(projectRoot, 'dist/widget/words');
const routerFolder = join(projectRoot, 'server/locales');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const widgetWords = (tag: string): Words =>
  Object.assign({}, ...Object.values(read(join(wordsFolder, `${tag}.json`)) as Record<string, Words>)) as Words;
const routerWords = (tag: string): Words => read(join(routerFolder, `${tag}.json`)) as Words;

/** Of each text the one that takes most room, over all languages. */
const widest = async (): Promise<Words> => {
  const page = await stage.browser.newPage();
  const tags = readdirSync(routerFolder).map((name) => name.slice(0, -'.json'.length));
  const all = tags.map((tag) => ({ ...widgetWords(tag), ...routerWords(tag) }));
  const found = await page.evaluate((languages) => {
    const pen = document.createElement('canvas').getContext('2d');
    const best: Record<string, [number, string]> = {};
    for (const [key, text] of languages.flatMap(Object.entries)) {
      const { width = 0 } = pen?.measureText(text) ?? {};
      if (width > (best[key]?.[0] ?? 0)) best[key] = [width, text];
    }
    return Object.fromEntries(Object.entries(best).map(([key, [, text]]) => [key, text]));
  }, all);
  await page.close();
  return found;
};

const speak = (words: Words): void => {
  stage.router.experience = {
    id: v7(),
    greeting: words['experience.greeting'] ?? '',
    choices: [
      { id: 'talk', label: words['experience.talk'] ?? '' },
      { id: 'book', label: words['experience.book'] ?? '' },
    ],
  };
  const start = Date.UTC(2030, 8, 30, 15);
  const slots = Array.from({ length: 12 }, (_, at) => {
    const startsAt = start + (at % 6) * 3_600_000 + Math.floor(at / 6) * 86_400_000;
    return { id: v7(), startsAt, endsAt: startsAt + 1_800_000 };
  });
  stage.router.answers['slot.list'] = () => ({
    ok: true,
    data: { slots, rep: stage.router.rep, repZone: 'America/Argentina/ComodRivadavia' },
  });
};

/** What is cut off, sticks out of the panel, or lies on something else that can be pressed. */
const misfits = (frame: FrameLocator): Promise<string[]> =>
  frame.locator('.panel').evaluate((panel) => {
    const edge = panel.getBoundingClientRect();
    const seen = [...panel.querySelectorAll<HTMLElement>('*')].filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr, svg'),
    );
    const nameOf = (one: Element): string => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 60)}`;
    const own = seen.filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const out = own.filter((one) => {
      const box = one.getBoundingClientRect();
      return (
        box.left < edge.left - 1 ||
        box.right > edge.right + 1 ||
        (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
      );
    });
    const pressed = seen.filter((one) => one.matches('button, a, input, select, textarea') && !one.closest('.chip'));
    const apart = (a: DOMRect, b: DOMRect): boolean =>
      a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const covered = pressed.flatMap((one, at) =>
      pressed
        .slice(at + 1)
        .filter(
          (other) =>
            !one.contains(other) && !other.contains(one) && !one.matches('textarea') && !other.matches('textarea'),
        )
        // What scrolls lies below the composer where it is out of sight.
        .filter((other) => Boolean(one.closest('.thread')) === Boolean(other.closest('.thread')))
        .filter((other) => !apart(one.getBoundingClientRect(), other.getBoundingClientRect()))
        .map((other) => `${nameOf(one)} lies on ${nameOf(other)}`),
    );
    return [...out.map((one) => `sticks out: ${nameOf(one)}`), ...covered];
  });

const frames = {
  'beside the page': { viewport: { width: 900, height: 720 } },
  'on the smallest phone': { ...phone, viewport: { width: 320, height: 568 } },
} as const;

describe.each(Object.entries(frames))('the longest words of all languages %s', (_name, context) => {
  it('stand inside the messenger and on nothing else', async () => {
    const words = await widest();
    stage.router.texts = words;
    stage.router.site.consent = 'ask';
    speak(words);
    await using shop = await stage.open({ context });
    const { frame, page } = shop;
    await frame.locator('.launcher').click();
    await frame.locator('.choice').first().waitFor();
    expect(await misfits(frame), 'welcome').toEqual([]);

    await frame.locator('textarea').fill('SAP?');
    await frame.locator('.send').click();
    await frame.locator('.consent').waitFor();
    expect(await misfits(frame), 'consent').toEqual([]);
    await frame.locator('.consent .button').first().click();
    await frame.locator('.waiting').waitFor();
    stage.router.state({ askEmail: true, faces: [stage.router.rep], waiting: { since: 0, bookAt: 0, byVoice: false } });
    await frame.locator('#visitor-email').fill('nobody');
    await frame.locator('.email .button').click();
    await frame.locator('.email .problem').filter({ hasText: /./ }).waitFor();
    await frame.locator('.waiting .button').waitFor();
    expect(await misfits(frame), 'waiting').toEqual([]);

    stage.router.state({ askEmail: false });
    repJoins(stage.router);
    stage.router.append(fromRep(stage.router, words['experience.greeting'] ?? ''));
    stage.router.append({ type: 'left', rep: stage.router.rep });
    stage.router.append({ type: 'call', callId: v7(), seconds: 0 } as never);
    await frame.locator('.event-left').waitFor();
    expect(await misfits(frame), 'talk').toEqual([]);

    stage.router.append({ type: 'closed', reason: 'rep' } as never, { phase: 'closed', closedAt: 1 });
    stage.router.state({ rep: null });
    await frame.locator('.card-row .button-quiet').click();
    await frame.locator('.chip-time').first().click();
    await frame.locator('.booking-form .button').click();
    await frame.locator('#booking-name-problem').filter({ hasText: /./ }).waitFor();
    expect(await misfits(frame), 'booker').toEqual([]);
    expect(page.url()).toContain('/pricing');
  });
});

describe.each(['ar', 'he'])('in %s', (tag) => {
  it('everything runs from right to left, in the language of the page', async () => {
    const words = { ...widgetWords(tag), ...routerWords(tag) };
    speak(words);
    await using shop = await stage.open({
      head: `<script>document.documentElement.lang = '${tag}'; document.documentElement.dir = 'rtl';</script>`,
    });
    const { frame } = shop;
    const launcher = frame.locator('.launcher');
    await launcher.waitFor();
    expect(await launcher.getAttribute('aria-label')).toBe(
      words['launcher.open']?.replace('{site}', '\u2068Northwind Robotics\u2069'),
    );
    await launcher.click();
    await frame.getByText(words['experience.talk'] ?? '').waitFor();
    const at = async (selector: string) => {
      const box = await frame.locator(selector).first().boundingBox();
      if (!box) throw new Error(`no ${selector}`);
      return box;
    };
    const rightOf = async (first: string, second: string) =>
      expect((await at(first)).x, `${first} stands right of ${second}`).toBeGreaterThan((await at(second)).x);
    await rightOf('.head-text', '.head-close');
    await rightOf('.choice .icon', '.icon-next');
    await rightOf('.composer textarea', '.send');
    expect(
      await frame
        .locator('.icon-next')
        .first()
        .evaluate((icon) => getComputedStyle(icon).transform),
    ).toMatch(/^matrix\(-1/);
    expect(await frame.locator('textarea').evaluate((area) => getComputedStyle(area).direction)).toBe('rtl');

    await frame.locator('textarea').fill('SAP?');
    expect(await frame.locator('textarea').evaluate((area) => getComputedStyle(area).direction)).toBe('ltr');
    await frame.locator('.send').click();
    await frame.locator('.emoji-open').waitFor();
    await rightOf('.attach', '.emoji-open');
    await rightOf('.emoji-open', '.send');
    repJoins(stage.router);
    await frame.getByText((words['event.joined'] ?? '').replace('{name}', '\u2068Ana Costa\u2069')).waitFor();
    stage.router.append(fromRep(stage.router, `${words['experience.greeting']} +49 30 1234-567`));
    // A number keeps the order of its digits.
    expect(await frame.locator('.words bdi').getAttribute('dir')).toBe('ltr');
    await rightOf('.said-theirs .bubble', '.said-mine .bubble');
    expect(await axeFindings(shop.page, { within: 'iframe' })).toEqual([]);
    expect(shop.problems).toEqual([]);
  });
});

it('is fetched alone, and in parts, by a visitor who speaks it', async () => {
  const asked: string[] = [];
  await using shop = await stage.open({
    head: '<script>document.documentElement.lang = "";</script>',
    context: { locale: 'pt-PT' },
    seen: ({ pathname }) =>
      void (pathname.startsWith('/widget/words/') && asked.push(pathname.replace(/-\w+\.json$/, ''))),
  });
  await shop.frame.getByRole('button', { name: 'Abrir o chat com Northwind Robotics' }).click();
  await shop.frame.getByRole('textbox', { name: 'A sua mensagem' }).waitFor();
  // What every open messenger brings beside it may have come already; nothing else does.
  expect(asked[0]).toBe('/widget/words/pt-PT/messenger');
  expect(asked.filter((path) => !/^\/widget\/words\/pt-PT\/(messenger|later|privacy)$/.test(path))).toEqual([]);
  // What looks for misfits finds one.
  expect(await misfits(shop.frame)).toEqual([]);
  await shop.frame
    .locator('.choice-label')
    .first()
    .evaluate((label) => {
      label.style.whiteSpace = 'nowrap';
      label.textContent = 'too long '.repeat(20);
    });
  expect(await misfits(shop.frame)).not.toEqual([]);
});
