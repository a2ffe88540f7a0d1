import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OfferCardView } from '../../shared/ipc/offer-card.ts';
import type { Tell } from './tell.ts';
import type { WindowRegistry } from './window-registry.ts';

/** What each window was told of being kept out of pictures, one list a window. */
const told: boolean[][] = [];

vi.mock('electron', () => ({
  screen: {},
  BrowserWindow: class {
    readonly own: boolean[] = [];
    readonly webContents = { once: () => {}, on: () => {} };
    constructor() {
      told.push(this.own);
    }
    setContentProtection(on: boolean): void {
      this.own.push(on);
    }
    setAlwaysOnTop(): void {}
    setVisibleOnAllWorkspaces(): void {}
    setMenuBarVisibility(): void {}
    once(): void {}
    on(): void {}
    hide(): void {}
    destroy(): void {}
    async loadURL(): Promise<void> {}
  },
}));

const { createCardWindow } = await import('./offer-card-window.ts');

const aCard = () => {
  let window: unknown = null;
  const windows = {
    find: () => window,
    add: (_name: string, made: unknown) => {
      window = made;
    },
  } as unknown as WindowRegistry;
  const tell = { offerCard: () => {} } as unknown as Tell;
  return createCardWindow({ preload: 'preload.js', devTools: false, windows, tell });
};
const view = {} as OfferCardView;

beforeEach(() => {
  told.length = 0;
});

describe('the offer card, while names are hidden', () => {
  it('is kept out of pictures of the screen from the beginning to the end', () => {
    const card = aCard();
    card.show(view);
    card.protect(true);
    card.protect(false);
    expect(told).toEqual([[false, true, false]]);
    card.close();
  });

  it('is made so where the first offer comes in the middle of it', () => {
    const card = aCard();
    card.protect(true);
    card.show(view);
    expect(told).toEqual([[true]]);
    card.close();
  });
});
