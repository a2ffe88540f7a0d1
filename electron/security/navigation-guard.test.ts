import { describe, expect, it } from 'vitest';
import { mayNavigate } from './navigation-guard.ts';

describe('mayNavigate', () => {
  it('lets a page move within its own trust level', () => {
    expect(mayNavigate('console', 'app://console/#/inbox', true)).toBe(true);
    expect(mayNavigate('offerCard', 'app://console/offer-card.html', true)).toBe(true);
    expect(mayNavigate('console', 'https://chat.example.com/widget/frame?preview', false)).toBe(true);
  });

  it.each([
    ['console', 'https://example.com/', true],
    ['console', 'app://console/offer-card.html', true],
    ['offerCard', 'app://console/', true],
    ['console', 'app://console/', false],
    ['console', 'https://chat.example.com/widget/frame?site=x', false],
    ['console', 'https://chat.example.com/x?/widget/frame?preview', false],
    ['console', 'https://chat.example.com/widget/frame?preview', true],
    ['offerCard', 'https://chat.example.com/widget/frame?preview', false],
    ['console', 'javascript:alert(1)', true],
    ['console', 'data:text/html,hello', true],
    ['console', 'file:///etc/passwd', true],
    ['console', 'about:blank', true],
    ['console', 'http://localhost:4600/', true],
    [null, 'app://console/', true],
  ] as const)('holds %s back from %s (main frame: %s)', (from, url, isMainFrame) => {
    expect(mayNavigate(from, url, isMainFrame)).toBe(false);
  });
});
