import type { Kysely } from 'kysely';
import type { Note } from '../../../shared/domain/conversation.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Database, Row } from '../../db/schema.ts';

export type NoteRow = Row<'notes'>;

const idsOf = ({ mentions }: Pick<NoteRow, 'mentions'>): string[] => JSON.parse(mentions) as string[];

/** The notes at these places as they read now, by place; one that was deleted or erased is not among them. */
export const readNotes = async (
  k: Kysely<Database>,
  conversationId: string,
  seqs: readonly number[],
): Promise<Map<number, Note>> => {
  if (seqs.length === 0) return new Map();
  const rows = await k
    .selectFrom('notes')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', 'in', [...seqs])
    .execute();
  const people = [...new Set(rows.flatMap((row) => [row.author_id, ...idsOf(row)]))];
  const refs: PersonRef[] =
    people.length === 0
      ? []
      : await k.selectFrom('people').select(['id', 'name', 'photo']).where('id', 'in', people).execute();
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  return new Map(
    rows.flatMap((row) => {
      const rep = byId.get(row.author_id);
      if (row.text === null || !rep) return [];
      const mentions = idsOf(row).flatMap((id) => byId.get(id) ?? []);
      return [[row.seq, { id: row.id, clientId: row.client_id, rep, text: row.text, mentions }]];
    }),
  );
};
