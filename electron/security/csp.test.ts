import { describe, expect, it } from 'vitest';
import { consoleCsp } from './csp.ts';

const directives = (policy: string): Map<string, string[]> =>
  new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );

describe('consoleCsp', () => {
  it('runs scripts from our own pages only, and starts from nothing', () => {
    const policy = directives(consoleCsp(null));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'", "'unsafe-inline'"]);
    for (const closed of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(policy.get(closed)).toEqual(["'none'"]);
  });

  it('reaches nobody before a router is chosen', () => {
    expect(directives(consoleCsp(null)).get('connect-src')).toEqual(["'self'"]);
  });

  it.each([
    ['https://chat.example.com:8443', 'wss://chat.example.com:8443'],
    ['http://localhost:4600', 'ws://localhost:4600'],
  ])('reaches the chosen router alone: %s', (router, socket) => {
    expect(directives(consoleCsp(router)).get('connect-src')).toEqual(["'self'", router, socket]);
    // The one page it may frame shows how the messenger will look.
    expect(directives(consoleCsp(router)).get('frame-src')).toEqual([`${router}/widget/frame`]);
    // Files of conversations, and the pictures of a site's look.
    const pictures = [`${router}/files/`, `${router}/widget/pictures/`];
    expect(directives(consoleCsp(router)).get('img-src')).toEqual(["'self'", 'data:', 'blob:', ...pictures]);
  });
});
