import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../../shared/domain/clock.ts';
import { Device } from '../../../shared/domain/visitor.ts';
import { Locale } from '../../../shared/protocol/rep/texts.ts';

/** How long a visitor token is good for. */
export const tokenLifeMs = 15 * 60_000;

/**
 * What a visitor token says. Beside who it is for, it carries what the router needs to make a visitor who has no row yet:
 * so nothing is kept between the token's issue and the socket that shows it.
 */
const Claims = z.object({
  visitorId: z.uuid(),
  siteId: z.uuid(),
  secretHash: z.string().length(43),
  locale: z.string().nullable(),
  zone: z.string().nullable(),
  device: Device,
  /** Where they were when they were told which consent holds for them. */
  country: z.string().nullable().optional(),
  /** They do not want to be remembered. */
  refuses: z.literal(true).optional(),
  /** Whose words the widget was given. */
  tongue: Locale.optional(),
  /** Set for a synthetic visitor to practise on. */
  practice: z.literal(true).optional(),
});
export type VisitorClaims = z.infer<typeof Claims>;

export interface VisitorTokens {
  issue(claims: VisitorClaims): { token: string; expiresAt: number };
  /** The claims of a token that this workspace signed and that has not expired, else null. */
  verify(token: string): VisitorClaims | null;
}

const audience = 'foyer-visitor';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The only header there is: a token that names another algorithm, or none, is not one of ours. */
const header = encode({ alg: 'HS256' });

/**
 * Makes and checks visitor tokens: JWTs, HS256, good for 15 minutes. Signed here and not by a library of Web Crypto: that
 * asks another thread for each signature, which was a fifth of what a returning visitor costs.
 */
export const createVisitorTokens = (key: Uint8Array, clock: Clock): VisitorTokens => {
  const secret = createSecretKey(key);
  const sign = (said: string): string => createHmac('sha256', secret).update(said).digest('base64url');

  return {
    issue: (claims) => {
      // A token counts in whole seconds; rounding down keeps the promise to the client.
      const exp = Math.floor((clock.now() + tokenLifeMs) / 1000);
      const said = `${header}.${encode({ ...claims, aud: audience, exp })}`;
      return { token: `${said}.${sign(said)}`, expiresAt: exp * 1000 };
    },
    verify: (token) => {
      const [head, body = '', signature = '', ...more] = token.split('.');
      if (head !== header || more.length > 0) return null;
      const given = Buffer.from(signature);
      const right = Buffer.from(sign(`${head}.${body}`));
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      // Whoever could sign it wrote it as above.
      const said = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
      if (said.aud !== audience || typeof said.exp !== 'number' || said.exp * 1000 <= clock.now()) return null;
      return Claims.safeParse(said).data ?? null;
    },
  };
};
