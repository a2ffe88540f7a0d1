import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routerOrigin } from './router-url.ts';

describe('routerOrigin', () => {
  it.each([
    ['https://chat.example.com', 'https://chat.example.com'],
    ['  https://Chat.Example.com/console/?x#y ', 'https://chat.example.com'],
    ['https://chat.example.com:8443', 'https://chat.example.com:8443'],
    ['chat.example.com', 'https://chat.example.com'],
    ['chat.example.com:8443', 'https://chat.example.com:8443'],
    ['localhost:4600', 'http://localhost:4600'],
    ['127.0.0.1:4600', 'http://127.0.0.1:4600'],
    ['[::1]:4600', 'http://[::1]:4600'],
    ['http://localhost:4600/demo', 'http://localhost:4600'],
    ['http://demo.localhost', 'http://demo.localhost'],
  ])('takes %j as %s', (text, origin) => {
    expect(routerOrigin(text)).toBe(origin);
  });

  it.each([
    ['plain http to another machine', 'http://chat.example.com'],
    ['plain http to a private address', 'http://10.0.0.5:4600'],
    ['a host that only starts like this machine', 'http://localhost.example.com'],
    ['a host that only starts like a loopback address', 'http://127.0.0.1.example.com'],
    ['a name and password', 'https://me:secret@chat.example.com'],
    ['a name that looks like a host', 'https://chat.example.com@evil.example'],
    ['another scheme', 'ftp://chat.example.com'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['our own pages', 'app://console'],
    ['nothing', ''],
    ['blanks', '   '],
    ['no host', 'https://'],
    ['a policy directive', "https://a.example; script-src 'unsafe-inline'"],
    ['a policy directive for a host', 'https://a;script-src'],
    ['a policy wildcard for a host', 'https://*'],
    ['quotes for a host', 'https://"'],
    ['an endless text', `https://${'a'.repeat(3000)}.example`],
  ])('refuses %s', (_name, text) => {
    expect(routerOrigin(text)).toBeNull();
  });

  it('never throws, and what it gives is an origin that fits in a policy', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'grapheme' })), (text) => {
        const origin = routerOrigin(text);
        if (origin !== null) expect(origin).toMatch(/^https?:\/\/[^\s;,'"/]+$/);
      }),
    );
  });
});
