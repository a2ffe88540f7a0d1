import { type Kysely, sql } from 'kysely';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

export type FileRow = Row<'files'>;

export const fileById = statement<{ id: string }>()('files.by_id', (k, p) =>
  k.selectFrom('files').selectAll().where('id', '=', p('id')),
);

export const fileByClient = statement<{ ownerId: string; clientId: string }>()('files.by_client', (k, p) =>
  k.selectFrom('files').selectAll().where('owner_id', '=', p('ownerId')).where('client_id', '=', p('clientId')),
);

export const insertFile = statement<NewRow<'files'> & Record<string, unknown>>()('files.insert', (k, p) =>
  k.insertInto('files').values({
    id: p('id'),
    conversation_id: p('conversation_id'),
    owner_kind: p('owner_kind'),
    owner_id: p('owner_id'),
    client_id: p('client_id'),
    message_id: p('message_id'),
    state: p('state'),
    kind: p('kind'),
    name: p('name'),
    type: p('type'),
    bytes: p('bytes'),
    width: p('width'),
    height: p('height'),
    seconds: p('seconds'),
    sha256: p('sha256'),
    stored_as: p('stored_as'),
    refusal: p('refusal'),
    place: p('place'),
    created_at: p('created_at'),
  }),
);

export const settleFile = statement<{
  id: string;
  state: FileRow['state'];
  bytes: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
  sha256: string | null;
  storedAs: string | null;
  refusal: string | null;
}>()('files.settle', (k, p) =>
  k
    .updateTable('files')
    .set({
      state: p('state'),
      bytes: p('bytes'),
      width: p('width'),
      height: p('height'),
      seconds: p('seconds'),
      sha256: p('sha256'),
      stored_as: p('storedAs'),
      refusal: p('refusal'),
    })
    .where('id', '=', p('id'))
    .where('state', '=', sql.lit('uploading')),
);

/** The words of a message; null once it was deleted or erased, and its files with it. */
export const messageText = statement<{ conversationId: string; seq: number }>()('files.text_of_message', (k, p) =>
  k
    .selectFrom('messages')
    .select('text')
    .where('conversation_id', '=', p('conversationId'))
    .where('seq', '=', p('seq')),
);

/** Gives a file to its message; writes nothing where another message has it. */
export const attachFile = statement<{ id: string; messageId: string; seq: number; place: number }>()(
  'files.attach',
  (k, p) =>
    k
      .updateTable('files')
      .set({ message_id: p('messageId'), message_seq: p('seq'), place: p('place') })
      .where('id', '=', p('id'))
      .where('message_id', 'is', null)
      .where('state', '=', sql.lit('ready')),
);

export const deleteFile = statement<{ id: string }>()('files.delete', (k, p) =>
  k.deleteFrom('files').where('id', '=', p('id')),
);

/** Its bytes and its name are gone; the message keeps a place that says so. */
export const emptyFile = statement<{ id: string }>()('files.empty', (k, p) =>
  k
    .updateTable('files')
    .set({ state: sql.lit('gone'), name: sql.lit(''), stored_as: null, sha256: null })
    .where('id', '=', p('id')),
);

const bytesAndCount = {
  bytes: sql<number>`cast(coalesce(sum(bytes), 0) as bigint)`.as('bytes'),
  count: sql<number>`cast(count(*) as bigint)`.as('count'),
};

export const usageOfOwner = statement<{ ownerId: string; since: number }>()('files.usage_of_owner', (k, p) =>
  k
    .selectFrom('files')
    .select([bytesAndCount.bytes, bytesAndCount.count])
    .where('owner_id', '=', p('ownerId'))
    .where('created_at', '>', p('since')),
);

export const usageOfConversation = statement<{ conversationId: string }>()('files.usage_of_conversation', (k, p) =>
  k
    .selectFrom('files')
    .select([bytesAndCount.bytes, bytesAndCount.count])
    .where('conversation_id', '=', p('conversationId')),
);

/** Uploads that no message ever carried. */
export const unsentBefore = statement<{ before: number }>()('files.unsent_before', (k, p) =>
  k
    .selectFrom('files')
    .select(['id', 'stored_as'])
    .where('message_id', 'is', null)
    .where('created_at', '<', p('before'))
    .limit(200),
);

export interface StoredFile {
  id: string;
  stored_as: string | null;
}

/** Files whose message has no words any more: it was deleted, or erased for privacy. */
export const readOrphans = (k: Kysely<Database>): Promise<StoredFile[]> =>
  k
    .selectFrom('files as f')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.conversation_id', '=', 'f.conversation_id').onRef('m.seq', '=', 'f.message_seq'),
    )
    .select(['f.id', 'f.stored_as'])
    .where('m.text', 'is', null)
    .where('f.state', '=', 'ready')
    .limit(200)
    .execute();

/** Every file of a conversation or of all conversations of a visitor, whoever sent it. */
export const readFilesOf = (
  k: Kysely<Database>,
  whose: { conversationId: string } | { visitorId: string },
): Promise<StoredFile[]> => {
  const query = k.selectFrom('files').select(['id', 'stored_as']);
  if ('conversationId' in whose) return query.where('conversation_id', '=', whose.conversationId).execute();
  const own = k.selectFrom('conversations').select('id').where('visitor_id', '=', whose.visitorId);
  return query.where('conversation_id', 'in', own).execute();
};

/** A file as both sides see it. */
export const toAttachment = (
  row: Pick<FileRow, 'id' | 'name' | 'kind' | 'type' | 'bytes' | 'width' | 'height' | 'seconds' | 'state'>,
): Attachment => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  type: row.type,
  bytes: row.bytes,
  ...(row.width !== null && row.height !== null ? { width: row.width, height: row.height } : {}),
  ...(row.seconds === null ? {} : { seconds: row.seconds }),
  state: row.state === 'ready' ? 'ready' : 'gone',
});

/** The files of messages, each message's in order. */
export const readFilesOfMessages = async (
  k: Kysely<Database>,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, Attachment[]>> => {
  const rows = await k
    .selectFrom('files')
    .selectAll()
    .where('message_id', 'in', [...messageIds])
    .orderBy('message_id')
    .orderBy('place')
    .execute();
  const found = new Map<string, Attachment[]>();
  for (const row of rows) {
    if (row.message_id === null) continue;
    const files = found.get(row.message_id) ?? [];
    files.push(toAttachment(row));
    found.set(row.message_id, files);
  }
  return found;
};
