import { errors, jwtVerify } from 'jose';
import { IdentityClaims, identityLifeMs } from '../../../shared/domain/identity.ts';

/** Why a signed identity is not believed. */
export type ProofProblem = 'expired' | 'too_long' | 'signature' | 'claims';

/** What a signed identity says and which secret signed it. */
export type Proof = { ok: true; claims: IdentityClaims; secretId: string } | { ok: false; why: ProofProblem };

/** The clocks of two servers differ by a little. */
const leewayS = 60;

/** Checks a signed identity (JWT, HS256) against each secret of the site; `audience` is the site's key. */
export const readProof = async (
  token: string,
  secrets: readonly { id: string; secret: string }[],
  { audience, now }: { audience: string; now: number },
): Promise<Proof> => {
  for (const { id, secret } of secrets) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ['HS256'],
        audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: leewayS,
        currentDate: new Date(now),
      });
      const claims = IdentityClaims.safeParse(payload);
      if (!claims.success) return { ok: false, why: 'claims' };
      // A token that never ends is a password that every log of the way keeps.
      if (claims.data.exp * 1000 > now + identityLifeMs + leewayS * 1000) return { ok: false, why: 'too_long' };
      return { ok: true, claims: claims.data, secretId: id };
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      if (error instanceof errors.JWTExpired) return { ok: false, why: 'expired' };
      if (error instanceof errors.JWTClaimValidationFailed) return { ok: false, why: 'claims' };
      if (error instanceof errors.JOSEError) return { ok: false, why: 'signature' };
      throw error;
    }
  }
  return { ok: false, why: 'signature' };
};
