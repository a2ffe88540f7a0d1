import type { Kysely } from 'kysely';
import type { Database, Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

export type TokenRow = Row<'one_time_tokens'>;
export type TokenPurpose = TokenRow['purpose'];

export const insertToken = async (tx: Tx, row: TokenRow): Promise<void> => {
  await tx.k.insertInto('one_time_tokens').values(row).execute();
};

export const tokenByHash = (k: Kysely<Database>, purpose: TokenPurpose, hash: string): Promise<TokenRow | undefined> =>
  k
    .selectFrom('one_time_tokens')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('hash', '=', hash)
    .executeTakeFirst();

export const markUsed = async (tx: Tx, id: string): Promise<void> => {
  await tx.k.updateTable('one_time_tokens').set({ used_at: tx.now }).where('id', '=', id).execute();
};

/** Calls back the open tokens of a purpose: all, those for a person, or those for an e-mail address. */
export const revokeTokens = async (
  tx: Tx,
  purpose: TokenPurpose,
  of: { personId?: string; email?: string; id?: string } = {},
): Promise<number> => {
  let update = tx.k
    .updateTable('one_time_tokens')
    .set({ revoked_at: tx.now })
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null);
  if (of.personId !== undefined) update = update.where('person_id', '=', of.personId);
  if (of.email !== undefined) update = update.where('email', '=', of.email);
  if (of.id !== undefined) update = update.where('id', '=', of.id);
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
};

export interface InvitationRow extends TokenRow {
  creator_name: string;
  creator_photo: string | null;
}

/** Invitations, newest first. */
export const listInvitations = (k: Kysely<Database>): Promise<InvitationRow[]> =>
  k
    .selectFrom('one_time_tokens as t')
    .innerJoin('people as p', 'p.id', 't.created_by')
    .selectAll('t')
    .select(['p.name as creator_name', 'p.photo as creator_photo'])
    .where('t.purpose', '=', 'invitation')
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(200)
    .execute();
