import { sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveAsset } from './resolve-asset.ts';

const root = `${sep}opt${sep}foyer${sep}console`;

describe('resolveAsset', () => {
  it.each([
    ['app://console', 'index.html'],
    ['app://console/', 'index.html'],
    ['app://console/?x=1#/inbox', 'index.html'],
    ['app://console/offer-card.html', 'offer-card.html'],
    ['app://console/assets/a-1b2c.js', `assets${sep}a-1b2c.js`],
    ['app://console/assets/a%20b.svg', `assets${sep}a b.svg`],
  ])('finds the file of %s', (url, file) => {
    expect(resolveAsset(root, url)).toBe(`${root}${sep}${file}`);
  });

  it('reads dots the way every browser does, before it looks', () => {
    expect(resolveAsset(root, 'app://console/a/../offer-card.html')).toBe(`${root}${sep}offer-card.html`);
  });

  it.each([
    'app://console/%2e%2e%2fsettings.json',
    'app://console/..%2f..%2fetc/passwd',
    'app://console/assets/..%2F..%2Fvault.json',
    'app://console/..%5c..%5cvault.json',
    'app://console/a\\..\\..\\vault.json%00.js',
    'app://console/%252e%252e%252fvault.json',
    'app://console/%00',
    'app://console/index.html%00.js',
    'app://console/C:/Windows/win.ini',
    'app://console/index.html:stream',
    'app://console/%E0%A4%A',
    'app://console/.vite/manifest.json',
    'app://console/.env',
    'app://evil/index.html',
    'app://user@console/index.html',
    'file:///etc/passwd',
    'https://console/index.html',
    'nonsense',
  ])('refuses %s', (url) => {
    expect(resolveAsset(root, url)).toBeNull();
  });

  it('never leaves its folder, whatever is asked', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e', '%2e%2e', '/', '%2f', '\\', '%5c', '%00', '%25', ':', 'a', '~', ' '),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = resolveAsset(root, `app://console/${pieces.join('')}`);
        if (file !== null) expect(file.startsWith(root + sep)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
