import { createHash } from 'node:crypto';
import type { Role } from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { insertToken, markUsed, type TokenPurpose, type TokenRow, tokenByHash } from './token-repository.ts';

/** Makes the secret part of a link or code. */
export type NewSecret = (purpose: TokenPurpose) => string;

export interface NewToken {
  purpose: TokenPurpose;
  lifeMs: number;
  personId?: string;
  email?: string;
  role?: Role;
  createdBy?: string;
}

/** Only the hash is kept: a stolen copy of the database opens no door. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const check = (row: TokenRow | undefined, now: number): Result<TokenRow> => {
  if (!row || row.revoked_at !== null) return fail('not_found', 'this link or code is not known');
  if (row.used_at !== null || row.expires_at <= now)
    return fail('code_expired', 'this link or code was used or is too old');
  return ok(row);
};

/** Secrets that open a door once: links for invitations and passwords, codes for set-up and the console. */
export const createOneTimeTokens = ({ store, clock, ids }: Core, newSecret: NewSecret) => ({
  issue: async (tx: Tx, token: NewToken): Promise<{ id: string; secret: string; expiresAt: number }> => {
    const secret = newSecret(token.purpose);
    const id = ids.next();
    const expiresAt = tx.now + token.lifeMs;
    await insertToken(tx, {
      id,
      purpose: token.purpose,
      hash: hashOf(secret),
      person_id: token.personId ?? null,
      email: token.email ?? null,
      role: token.role ?? null,
      created_by: token.createdBy ?? null,
      created_at: tx.now,
      expires_at: expiresAt,
      used_at: null,
      revoked_at: null,
    });
    return { id, secret, expiresAt };
  },

  /** Reads a token without using it, for a page that says what the link is for. */
  look: async (purpose: TokenPurpose, secret: string): Promise<Result<TokenRow>> =>
    check(await tokenByHash(store.k, purpose, hashOf(secret)), clock.now()),

  /** Uses a token; it opens nothing afterwards, unless the command is rolled back. */
  use: async (tx: Tx, purpose: TokenPurpose, secret: string): Promise<Result<TokenRow>> => {
    const found = check(await tokenByHash(tx.k, purpose, hashOf(secret)), tx.now);
    if (found.ok) await markUsed(tx, found.data.id);
    return found;
  },
});

export type OneTimeTokens = ReturnType<typeof createOneTimeTokens>;
