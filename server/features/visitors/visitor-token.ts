import { errors, jwtVerify, SignJWT } from 'jose';
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
  issue(claims: VisitorClaims): Promise<{ token: string; expiresAt: number }>;
  /** The claims of a token that this workspace signed and that has not expired, else null. */
  verify(token: string): Promise<VisitorClaims | null>;
}

const audience = 'foyer-visitor';

/** Makes and checks visitor tokens: HS256, good for 15 minutes. */
export const createVisitorTokens = async (key: Uint8Array, clock: Clock): Promise<VisitorTokens> => {
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
  return {
    issue: async (claims) => {
      // A token counts in whole seconds; rounding down keeps the promise to the client.
      const expires = Math.floor((clock.now() + tokenLifeMs) / 1000);
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(audience)
        .setExpirationTime(expires)
        .sign(imported);
      return { token, expiresAt: expires * 1000 };
    },
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, imported, {
          algorithms: ['HS256'],
          audience,
          requiredClaims: ['exp'],
          currentDate: new Date(clock.now()),
        });
        return Claims.safeParse(payload).data ?? null;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
};
