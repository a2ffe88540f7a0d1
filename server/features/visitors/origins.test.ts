import { describe, expect, it } from 'vitest';
import { isAllowedOrigin, readOrigin } from './origins.ts';

describe('an allowed origin', () => {
  const allowed = ['https://acme.example', 'http://localhost:4600'];

  it.each(['https://acme.example', 'https://ACME.example', 'https://acme.example:443', 'http://localhost:4600'])(
    'lets %s in, which is the same scheme, host and port',
    (origin) => {
      expect(isAllowedOrigin(allowed, origin)).toBe(true);
    },
  );

  it.each([
    'http://acme.example',
    'https://www.acme.example',
    'https://acme.example:8443',
    'https://acme.example.evil.example',
    'https://acme.example@evil.example',
    'https://acme.example/pricing',
    'http://localhost',
    'http://127.0.0.1:4600',
    'null',
    '*',
    '',
    'javascript:alert(1)',
    'file:///acme.example',
  ])('keeps %s out', (origin) => {
    expect(isAllowedOrigin(allowed, origin)).toBe(false);
  });

  it('never lets a wildcard or a broken entry of the list stand for everybody', () => {
    expect(isAllowedOrigin(['*', 'https://*', 'null', ''], 'https://evil.example')).toBe(false);
  });

  it('is written as browsers write it', () => {
    expect(readOrigin('https://Bücher.example:443')).toBe('https://xn--bcher-kva.example');
  });
});
