import type { Kysely } from 'kysely';
import type { Entry } from '../../../shared/domain/conversation.ts';
import type { Database } from '../../db/schema.ts';
import { readEntries } from './entries-repository.ts';

const page = 500;

/** All entries of a conversation, in order; read page by page, so that a long one does not hold the database. */
export const readWhole = async (k: Kysely<Database>, conversationId: string): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (;;) {
    const next = await readEntries(k, conversationId, { after: entries.at(-1)?.seq ?? 0, limit: page });
    entries.push(...next);
    if (next.length < page) return entries;
  }
};
