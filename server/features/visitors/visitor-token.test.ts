import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { HandClock } from '../../tests/support/a-store.ts';
import { hashSecret, visitorIdOf } from './visitor-id.ts';
import { createVisitorTokens, tokenLifeMs, type VisitorClaims } from './visitor-token.ts';

const siteId = '0190163d-8694-739b-aea5-966c26f8ad90';
const secretHash = hashSecret('a'.repeat(43));
const claims: VisitorClaims = {
  visitorId: visitorIdOf(siteId, secretHash),
  siteId,
  secretHash,
  locale: 'de-AT',
  zone: 'Europe/Vienna',
  device: 'phone',
};
const key = new Uint8Array(32).fill(7);

describe('a visitor token', () => {
  it('says what was signed, for 15 minutes and no longer', () => {
    const clock = new HandClock();
    const tokens = createVisitorTokens(key, clock);
    const { token, expiresAt } = tokens.issue(claims);
    expect(expiresAt - clock.now()).toBeLessThanOrEqual(tokenLifeMs);
    expect(tokens.verify(token)).toEqual(claims);
    clock.advance(tokenLifeMs - 1_000);
    expect(tokens.verify(token)).toEqual(claims);
    clock.advance(1_000);
    expect(tokens.verify(token)).toBeNull();
  });

  it('is refused when anything of it was changed', () => {
    const tokens = createVisitorTokens(key, new HandClock());
    const { token } = tokens.issue(claims);
    const [head = '', , signature = ''] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...claims, visitorId: siteId, aud: 'foyer-visitor', exp: 9e9 }));
    expect(tokens.verify(`${head}.${other.toString('base64url')}.${signature}`)).toBeNull();
    expect(tokens.verify(`${token}x`)).toBeNull();
    expect(tokens.verify('')).toBeNull();
    expect(tokens.verify('a.b.c')).toBeNull();
    expect(tokens.verify(`${token}.`)).toBeNull();
  });

  it('is refused when another workspace signed it, when nobody did, and when it never expires', async () => {
    const tokens = createVisitorTokens(key, new HandClock());
    const others = createVisitorTokens(new Uint8Array(32).fill(8), new HandClock());
    expect(tokens.verify(others.issue(claims).token)).toBeNull();
    const none = [{ alg: 'none' }, { ...claims, aud: 'foyer-visitor', exp: 9e9 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    expect(tokens.verify(`${none}.`)).toBeNull();
    const eternal = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('foyer-visitor')
      .sign(key);
    expect(tokens.verify(eternal)).toBeNull();
    const elsewhere = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('something-else')
      .setExpirationTime(9e9)
      .sign(key);
    expect(tokens.verify(elsewhere)).toBeNull();
    const otherwise = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS512' })
      .setAudience('foyer-visitor')
      .setExpirationTime(9e9)
      .sign(new Uint8Array(64).fill(7));
    expect(createVisitorTokens(new Uint8Array(64).fill(7), new HandClock()).verify(otherwise)).toBeNull();
  });
});

describe('a visitor’s id', () => {
  it('follows from site and secret: the same in every tab, another on another site', () => {
    expect(visitorIdOf(siteId, secretHash)).toBe(visitorIdOf(siteId, hashSecret('a'.repeat(43))));
    expect(visitorIdOf(siteId, secretHash)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const otherSite = '0190163d-8694-739b-aea5-966c26f8ad91';
    expect(visitorIdOf(otherSite, secretHash)).not.toBe(visitorIdOf(siteId, secretHash));
  });

  it('does not hold the secret nor its hash', () => {
    expect(visitorIdOf(siteId, secretHash).replaceAll('-', '')).not.toContain(
      Buffer.from(secretHash, 'base64url').toString('hex').slice(0, 8),
    );
  });
});
