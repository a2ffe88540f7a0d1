import { describe, expect, it } from 'vitest';
import { externalLink } from './external-link.ts';

describe('externalLink', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c', 'https://example.com/a'],
    ['http://example.com', 'http://example.com/', 'http://example.com/'],
    ['HTTPS://EXAMPLE.com/', 'https://example.com/', 'https://example.com/'],
    ['mailto:someone@example.com', 'mailto:someone@example.com', 'mailto:someone@example.com'],
    ['tel:+351210000000', 'tel:+351210000000', 'tel:+351210000000'],
  ])('opens %s', (text, href, readable) => {
    expect(externalLink(text)).toEqual({ href, readable });
  });

  it('shows a look-alike host as what it is', () => {
    expect(externalLink('https://аpple.com/')?.readable).toBe('https://xn--pple-43d.com/');
  });

  it('shows no more of a long link than a person reads', () => {
    expect(externalLink(`https://example.com/${'a'.repeat(500)}`)?.readable).toHaveLength(200);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'file://server/share/a.exe',
    'smb://server/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'vscode://file/etc/passwd',
    'foyer://open?router=https://evil.example&code=x',
    'app://console/',
    'blob:https://example.com/1',
    'about:blank',
    'https://user:pw@example.com/',
    'https://bank.example@evil.example/',
    '//example.com/',
    'example.com',
    '',
    `https://example.com/${'a'.repeat(9000)}`,
  ])('refuses %j', (text) => {
    expect(externalLink(text)).toBeNull();
  });
});
