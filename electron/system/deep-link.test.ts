import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepLink, linkAmong } from './deep-link.ts';

const id = '0192f0c1-2345-7abc-8def-0123456789ab';

describe('deepLink', () => {
  it('reads a link that signs in', () => {
    expect(deepLink('foyer://open?router=http%3A%2F%2Flocalhost%3A4600&code=abc-DEF_123')).toEqual({
      kind: 'open',
      routerUrl: 'http://localhost:4600',
      code: 'abc-DEF_123',
    });
  });

  it('reads an invitation', () => {
    expect(deepLink('foyer://join?router=https://chat.example.com/console&token=t0ken')).toEqual({
      kind: 'join',
      routerUrl: 'https://chat.example.com',
      token: 't0ken',
    });
  });

  it('reads a conversation', () => {
    expect(deepLink(`foyer://conversation/${id}`)).toEqual({ kind: 'conversation', conversationId: id });
  });

  it.each([
    'foyer://',
    'foyer://open',
    'foyer://open?router=https://chat.example.com',
    'foyer://open?code=abc',
    'foyer://open?router=http://chat.example.com&code=abc',
    'foyer://open?router=javascript:alert(1)&code=abc',
    'foyer://open?router=https://chat.example.com&code=a b',
    'foyer://open?router=https://chat.example.com&code=%0d%0aX: y',
    'foyer://open?router=https://chat.example.com&code=',
    'foyer://open?router=https://chat.example.com&code=a&code=b',
    'foyer://open?router=https://chat.example.com&router=https://evil.example&code=a',
    'foyer://open/extra?router=https://chat.example.com&code=abc',
    'foyer://user@open?router=https://chat.example.com&code=abc',
    'foyer://open:80?router=https://chat.example.com&code=abc',
    'foyer://join?router=https://chat.example.com&code=abc',
    'foyer://conversation/',
    'foyer://conversation/../../etc',
    `foyer://conversation/${id}/more`,
    'foyer://conversation/<img src=x>',
    'foyer://settings/change?theme=dark',
    'https://open?router=https://chat.example.com&code=abc',
    `foyer://open?router=https://chat.example.com&code=${'a'.repeat(5000)}`,
    '',
  ])('refuses %j', (text) => {
    expect(deepLink(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('foyer://open?', 'foyer://join?router=', 'foyer://', ''),
        (text, start) => {
          deepLink(start + text);
        },
      ),
    );
  });
});

describe('linkAmong', () => {
  it('finds the link among the arguments a system starts us with', () => {
    expect(linkAmong(['/opt/foyer', '--flag', `foyer://conversation/${id}`])?.kind).toBe('conversation');
  });

  it('looks at the first link only, so that a bad one hides no other', () => {
    expect(linkAmong(['foyer://nonsense', `foyer://conversation/${id}`])).toBeNull();
  });

  it('finds none where there is none', () => {
    expect(linkAmong(['/opt/foyer', '--inspect', 'https://example.com'])).toBeNull();
  });
});
