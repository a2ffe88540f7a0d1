import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkParts } from './message-text.tsx';

describe('the words of a message', () => {
  it('find links and leave the punctuation around them', () => {
    const parts = linkParts('See https://acme.example/pricing, (or http://x.example/a?b=1).');
    expect(parts.filter((part) => part.href !== null).map((part) => part.text)).toEqual([
      'https://acme.example/pricing',
      'http://x.example/a?b=1',
    ]);
  });

  it('never make a link of anything but http and https', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'foyer://open?code=1']) {
      expect(linkParts(text).every((part) => part.href === null)).toBe(true);
    }
  });

  it('lose no character, whatever was written', () => {
    const words = fc.array(fc.oneof(fc.string(), fc.constant('https://a.example/x.'), fc.constant('<img src=x>')));
    fc.assert(
      fc.property(words, (some) => {
        const text = some.join(' ');
        expect(
          linkParts(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
