import { describe, expect, it } from 'vitest';
import { pageKind } from './pages.ts';

describe('pageKind', () => {
  it.each(['app://console', 'app://console/', 'app://console/#/inbox', 'app://console/index.html?x=1'])(
    'knows the console in %s',
    (url) => expect(pageKind(url)).toBe('console'),
  );

  it('knows the offer card', () => {
    expect(pageKind('app://console/offer-card.html')).toBe('offerCard');
    expect(pageKind('app://console/offer-card.html#x')).toBe('offerCard');
  });

  it.each([
    'https://console/',
    'app://console.evil.example/',
    'app://evil/',
    'app://user@console/',
    'app://user:pw@console/',
    'app://console:80/',
    'file:///console/',
    'data:text/html,app://console/',
    'about:blank',
    'javascript:alert(1)',
    '',
    'not a url',
  ])('takes %j for nobody of ours', (url) => expect(pageKind(url)).toBeNull());
});
