import { describe, expect, it } from 'vitest';
import { isTrusted, type Sender } from './trusted-sender.ts';

const console: Sender = { url: 'app://console/', isMainFrame: true, window: 'console' };

describe('isTrusted', () => {
  it('trusts the main frame of our page in its own window', () => {
    expect(isTrusted(console, 'console')).toBe(true);
    expect(isTrusted({ ...console, url: 'app://console/offer-card.html', window: 'offerCard' }, 'offerCard')).toBe(
      true,
    );
  });

  it.each<[string, Partial<Sender>]>([
    ['a frame inside the page', { isMainFrame: false }],
    ['a frame that is gone', { url: null }],
    ['a foreign page in our window', { url: 'https://evil.example/' }],
    ['an empty page in our window', { url: 'about:blank' }],
    ['our page in a window we did not make', { window: null }],
    ['our page in the other window', { window: 'offerCard' }],
    ['the card’s page in the console window', { url: 'app://console/offer-card.html' }],
  ])('does not trust %s', (_name, change) => {
    expect(isTrusted({ ...console, ...change }, 'console')).toBe(false);
  });

  it('does not let the card speak for the console', () => {
    const card: Sender = { url: 'app://console/offer-card.html', isMainFrame: true, window: 'offerCard' };
    expect(isTrusted(card, 'console')).toBe(false);
  });
});
