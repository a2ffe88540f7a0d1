import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedCard } from '../../build/bench/feed-cards.ts';
import { type Booted, bootApp } from '../../server/tests/boot.ts';
import { openBrowser } from '../fixtures/open-browser.ts';

const patienceMs = 30_000;
const visitors = 400;
/** Rows of the table are so many pixels high. */
const rowPx = 36;
const steps = 60;

let router: Booted;
let browser: Browser;
let code: () => Promise<string>;

beforeAll(async () => {
  [router, browser] = await Promise.all([bootApp({ demo: true }), openBrowser()]);
  const { services, core } = router.app;
  const person = { name: 'Ada Lind', email: 'ada@acme.example', role: 'rep' as const, zone: 'UTC', passwordHash: null };
  const added = await core.store.run((tx) => services.people.add(tx, person));
  if (!added.ok) throw new Error(added.error.message);
  for (let index = 0; index < visitors; index += 1) services.visitors.floor.put(feedCard(index, 0));
  code = async () => {
    const response = await fetch(`${router.url}/api/demo/console-code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: router.url },
      body: JSON.stringify({ personId: added.data.id }),
    });
    return ((await response.json()) as { data: { code: string } }).data.code;
  };
});
afterAll(async () => {
  await browser?.close();
  await router?.close();
});

const live = async (layout: 'table' | 'cards'): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  await context.addInitScript((chosen) => localStorage.setItem('foyer.live.layout', chosen), layout);
  const page = await context.newPage();
  await page.goto(`${router.url}/console/#/code/${await code()}`);
  await page.getByText('Porto').first().waitFor({ timeout: patienceMs });
  return page;
};

/** What React keeps for one row or card: its components, and the states, effects and memories they hold. */
const keptFor = (page: Page, selector: string): Promise<{ components: number; hooks: number }> =>
  page.evaluate((wanted) => {
    interface Fiber {
      tag: number;
      child: Fiber | null;
      sibling: Fiber | null;
      memoizedState: unknown;
    }
    const element = [...document.querySelectorAll(wanted)].at(3);
    const key = Object.keys(element ?? {}).find((name) => name.startsWith('__reactFiber$'));
    if (element === undefined || key === undefined) throw new Error(`no ${wanted} that React has drawn`);
    // Function components, with and without a ref or a memory of their own.
    const drawn = new Set([0, 11, 14, 15]);
    const kept = { components: 0, hooks: 0 };
    const look = (fiber: Fiber | null): void => {
      for (let one = fiber; one !== null; one = one.sibling) {
        if (drawn.has(one.tag)) {
          kept.components += 1;
          let hook = one.memoizedState as { next?: unknown } | null | undefined;
          while (hook !== null && hook !== undefined && 'next' in hook) {
            kept.hooks += 1;
            hook = hook.next as typeof hook;
          }
        }
        look(one.child);
      }
    };
    look((element as unknown as Record<string, Fiber>)[key]?.child ?? null);
    return kept;
  }, selector);

describe('a list of a thousand rows at 60 frames a second', () => {
  it.each([
    ['table', '[role="row"][data-index]'],
    ['cards', 'article[data-menu]'],
  ] as const)(
    'keeps little for each row of the %s: a menu and a tooltip in each made it stutter',
    async (layout, row) => {
      const page = await live(layout);
      const { components, hooks } = await keptFor(page, row);
      expect(components).toBeGreaterThan(0);
      expect(components).toBeLessThanOrEqual(16);
      expect(hooks).toBeLessThanOrEqual(24);
      await page.context().close();
    },
  );

  it('gives the row that scrolls away to the one that comes, and draws no row that stays', async () => {
    const page = await live('table');
    const work = await page.evaluate(
      ([count, step]) =>
        new Promise<{ made: number; handedOn: number; redrawn: string[] }>((resolve) => {
          const plane = document.querySelector('[role="grid"]');
          if (plane === null) throw new Error('no list');
          const work = { made: 0, handedOn: 0, redrawn: [] as string[] };
          const known = new Set<Node>(plane.querySelectorAll('[data-index]'));
          const observer = new MutationObserver((records) => {
            const handedOn = new Set(
              records.flatMap((one) => (one.attributeName === 'data-index' ? [one.target] : [])),
            );
            work.handedOn += handedOn.size;
            for (const { addedNodes, target, type, attributeName } of records) {
              for (const node of addedNodes) {
                if (!(node instanceof HTMLElement) || node.dataset.index === undefined || known.has(node)) continue;
                work.made += 1;
                known.add(node);
                handedOn.add(node);
              }
              const element = target instanceof Element ? target : target.parentElement;
              const row = element?.closest('[data-index]') ?? null;
              // Clocks run on.
              if (row === null || handedOn.has(row) || element?.closest('time') != null) continue;
              work.redrawn.push(`${type} ${attributeName ?? ''} ${element?.outerHTML.slice(0, 120)}`);
            }
          });
          observer.observe(plane, { subtree: true, childList: true, attributes: true, characterData: true });
          let left: number = count;
          const next = (): void => {
            if (left === 0) {
              observer.disconnect();
              resolve(work);
              return;
            }
            left -= 1;
            plane.scrollTop += step;
            requestAnimationFrame(() => setTimeout(next));
          };
          next();
        }),
      [steps, rowPx] as const,
    );
    expect(work.redrawn).toEqual([]);
    // At the top of a list fewer rows are drawn than further down.
    expect(work.made).toBeLessThanOrEqual(15);
    expect(work.made + work.handedOn).toBeGreaterThanOrEqual(steps - 10);
    expect(work.made + work.handedOn).toBeLessThanOrEqual(steps + 20);
    await page.context().close();
  });

  it('opens the menu of the row under the pointer, and tells the word of what it rests on', async () => {
    const page = await live('table');
    const row = page.getByRole('row').filter({ hasText: '/pricing' }).first();
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Everyone on /pricing' }).waitFor();
    await page.keyboard.press('Escape');
    await row.getByText('/pricing', { exact: true }).hover();
    await page.getByText('/pricing · Northwind Robotics').waitFor();
    await page.context().close();
  });
});
