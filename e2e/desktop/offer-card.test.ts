import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OfferCard } from '../../shared/ipc/offer-card.ts';
import { type Keyboard, keyCodes, openKeyboard } from '../fixtures/keyboard.ts';
import type { Desktop } from '../fixtures/launch-electron.ts';
import { ready, startConsole } from './start-console.ts';

const first = '0192f0c1-2345-7abc-8def-000000000001';
const second = '0192f0c1-2345-7abc-8def-000000000002';

let desktop: Desktop;
let page: Page;
let hands: Keyboard | undefined;

const theKeyboard = async (): Promise<Keyboard> => {
  hands ??= await openKeyboard(desktop.display.name ?? '');
  return hands;
};

beforeAll(async () => {
  ({ desktop, page } = await startConsole());
});
afterAll(async () => {
  hands?.[Symbol.dispose]();
  await desktop?.[Symbol.asyncDispose]();
});
afterEach(async () => {
  await page.evaluate(async () => {
    await window.foyer.offerCard.hide();
    window.heard.acts.length = 0;
  });
});

const anOffer = (change: Partial<OfferCard> = {}): OfferCard => ({
  offerId: first,
  channel: 'chat',
  words: 'Do you integrate with SAP?',
  company: 'Acme Robotics',
  targetAccount: true,
  place: 'Lisbon',
  page: '/pricing',
  language: 'Portuguese',
  whyMe: 'You own this account',
  expiresAt: Date.now() + 30_000,
  durationMs: 30_000,
  waitingBehind: 1,
  ...change,
});

const show = (offer: OfferCard) => page.evaluate((card) => window.foyer.offerCard.show(card), offer);

/** The card's window as the system sees it; null before there is one. */
const card = () =>
  desktop.app.evaluate(({ BrowserWindow, screen, globalShortcut }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('/offer-card.html'));
    if (!window) return null;
    const { workArea } = screen.getPrimaryDisplay();
    const bounds = window.getBounds();
    return {
      visible: window.isVisible(),
      focused: window.isFocused(),
      focusable: window.isFocusable(),
      onTop: window.isAlwaysOnTop(),
      size: [bounds.width, bounds.height],
      fromCorner: [
        workArea.x + workArea.width - bounds.x - bounds.width,
        workArea.y + workArea.height - bounds.y - bounds.height,
      ],
      keys: [globalShortcut.isRegistered('Alt+Shift+A'), globalShortcut.isRegistered('Alt+Shift+X')],
    };
  });

const cardPage = async (): Promise<Page> => {
  const found = () => desktop.app.windows().find((one) => one.url().endsWith('/offer-card.html'));
  await expect.poll(() => found() !== undefined).toBe(true);
  return ready(found() as Page);
};

const acts = () => page.evaluate(() => window.heard.acts);

describe('the offer card', () => {
  it('appears over everything at the bottom right, and takes no focus', async () => {
    expect(await show(anOffer())).toEqual({ ok: true, data: { shown: true } });
    await expect.poll(async () => (await card())?.visible).toBe(true);
    expect(await card()).toEqual({
      visible: true,
      focused: false,
      focusable: false,
      onTop: true,
      size: [380, 176],
      fromCorner: [16, 16],
      keys: [true, true],
    });
    await expect.poll(async () => (await cardPage()).textContent('#words')).toBe('Do you integrate with SAP?');
  });

  it.runIf(process.platform === 'linux')('leaves the focus, and what is being typed, where it was', async () => {
    const keyboard = await theKeyboard();
    const isFocused = () =>
      desktop.app.evaluate(({ BrowserWindow }) => {
        const console = BrowserWindow.getAllWindows().find((one) => !one.webContents.getURL().includes('offer-card'));
        return console?.isFocused() && console.webContents.isFocused();
      });
    await expect.poll(isFocused, { timeout: 10_000 }).toBe(true);
    await page.focus('#field');
    const before = await keyboard.focused();
    await show(anOffer());
    await expect.poll(async () => (await card())?.visible).toBe(true);
    await (await cardPage()).click('#words');
    expect(await keyboard.focused()).toBe(before);
    expect(await isFocused()).toBe(true);
    await keyboard.press([keyCodes.a]);
    await expect.poll(() => page.inputValue('#field')).toBe('a');
  });

  it('holds its keys only as long as it shows', async () => {
    expect((await card())?.keys).toEqual([false, false]);
    await show(anOffer());
    expect((await card())?.keys).toEqual([true, true]);
    await page.evaluate((offerId) => window.foyer.offerCard.hide({ offerId }), first);
    expect(await card()).toMatchObject({ visible: false, keys: [false, false] });
  });

  it('tells the console what was pressed, once, and is gone', async () => {
    await show(anOffer());
    await (await cardPage()).click('#accept');
    await expect.poll(acts).toEqual([{ offerId: first, action: 'accept', via: 'card' }]);
    expect((await card())?.visible).toBe(false);
  });

  it('stays above the console, however often that is raised', async () => {
    /** The colour on the screen where the card's left edge lies over the console. */
    const colour = () =>
      desktop.app.evaluate(async ({ desktopCapturer, screen }) => {
        const { width, height } = screen.getPrimaryDisplay().size;
        const [source] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width, height } });
        const [blue, green, red] = source?.thumbnail.crop({ x: 1210, y: 815, width: 1, height: 1 }).toBitmap() ?? [];
        return [red, green, blue];
      });
    const cardColour = [0, 128, 96];
    expect(await colour()).not.toEqual(cardColour);
    await show(anOffer());
    await expect.poll(colour, { timeout: 10_000 }).toEqual(cardColour);
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const console = BrowserWindow.getAllWindows().find((one) => !one.webContents.getURL().includes('offer-card'));
      console?.moveTop();
      console?.focus();
    });
    await expect.poll(colour, { timeout: 10_000 }).toEqual(cardColour);
  });

  it.runIf(process.platform === 'linux')(
    'is accepted and declined by keys, whatever program has the focus',
    async () => {
      const keyboard = await theKeyboard();
      const press = (key: number) => keyboard.press([keyCodes.alt, keyCodes.shift, key]);
      await show(anOffer());
      await desktop.app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.blur();
      });
      await press(keyCodes.x);
      await expect.poll(acts).toEqual([{ offerId: first, action: 'decline', via: 'shortcut' }]);
      expect((await card())?.visible).toBe(false);
    },
  );

  it.runIf(process.platform === 'linux')('lets no press meant for one offer hit the next', async () => {
    const keyboard = await theKeyboard();
    const press = () => keyboard.press([keyCodes.alt, keyCodes.shift, keyCodes.a]);
    await show(anOffer());
    await show(anOffer({ offerId: second }));
    const from = Date.now();
    await press();
    await expect
      .poll(
        async () => {
          await press();
          return acts();
        },
        { timeout: 10_000 },
      )
      .toEqual([{ offerId: second, action: 'accept', via: 'shortcut' }]);
    expect(Date.now() - from).toBeGreaterThanOrEqual(900);
  });

  it('refreshes in place', async () => {
    await show(anOffer());
    await show(anOffer({ words: 'And with Oracle?' }));
    await expect.poll(async () => (await cardPage()).textContent('#words')).toBe('And with Oracle?');
    expect((await card())?.visible).toBe(true);
  });

  it('stays when another offer is rescinded', async () => {
    await show(anOffer());
    await page.evaluate((offerId) => window.foyer.offerCard.hide({ offerId }), second);
    expect((await card())?.visible).toBe(true);
  });

  it('vanishes with the page that drives it', async () => {
    await show(anOffer());
    await page.reload();
    await ready(page);
    await expect.poll(async () => (await card())?.visible).toBe(false);
    expect((await card())?.keys).toEqual([false, false]);
  });

  it('has a bridge of its own, which reaches nothing of the console', async () => {
    const seen = await (await cardPage()).evaluate(() => [
      Object.keys(window.foyerOfferCard).sort(),
      'foyer' in window,
    ]);
    expect(seen).toEqual([['act', 'onChanged', 'view'], false]);
    const garbage = await (await cardPage()).evaluate(async () => {
      const answer = await window.foyerOfferCard.act({ offerId: 'x', action: 'erase' } as never);
      return answer.ok ? 'taken' : answer.error.code;
    });
    expect(garbage).toBe('bad_request');
  });

  it('closes with the console', async () => {
    const own = await startConsole();
    await using _ = own.desktop;
    await own.page.evaluate((offer) => window.foyer.offerCard.show(offer), anOffer());
    const ended = new Promise((resolve) => own.desktop.process.once('exit', resolve));
    await own.desktop.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (!window.webContents.getURL().endsWith('/offer-card.html')) window.close();
    });
    await ended;
  });
});
