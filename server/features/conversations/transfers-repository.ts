import type { Kysely } from 'kysely';
import type { Transfer } from '../../../shared/domain/transfer.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

interface TransferColumns {
  transfer_id: string | null;
  from_id: string | null;
  from_name: string | null;
  from_photo: string | null;
  to_id: string | null;
  to_name: string | null;
  to_photo: string | null;
  to_queue_name: string | null;
  note: string | null;
}

/** The transfer that was joined to a row, or null. */
export const toTransfer = (row: TransferColumns): Transfer | null =>
  row.transfer_id === null || row.from_id === null || row.from_name === null
    ? null
    : {
        id: row.transfer_id,
        from: { id: row.from_id, name: row.from_name, photo: row.from_photo },
        toRep:
          row.to_id !== null && row.to_name !== null ? { id: row.to_id, name: row.to_name, photo: row.to_photo } : null,
        toQueue: row.to_queue_name,
        note: row.note,
      };

const joined = (k: Kysely<Database>) =>
  k
    .selectFrom('transfers as x')
    .innerJoin('people as f', 'f.id', 'x.from_id')
    .leftJoin('people as t', 't.id', 'x.to_rep_id')
    .select(['x.work_item_id as transfer_id', 'x.to_queue_name', 'x.note'])
    .select(['f.id as from_id', 'f.name as from_name', 'f.photo as from_photo'])
    .select(['t.id as to_id', 't.name as to_name', 't.photo as to_photo']);

/** All transfers of a conversation; they are few. */
export const readTransfersOf = async (k: Kysely<Database>, conversationId: string): Promise<Transfer[]> =>
  (await joined(k).where('x.conversation_id', '=', conversationId).execute()).flatMap((row) => toTransfer(row) ?? []);

export const readTransfer = async (k: Kysely<Database>, workItemId: string): Promise<Transfer | null> => {
  const row = await joined(k).where('x.work_item_id', '=', workItemId).executeTakeFirst();
  return row ? toTransfer(row) : null;
};

export const insertTransfer = statement<Omit<NewRow<'transfers'>, 'ended_at' | 'result'> & Record<string, unknown>>()(
  'transfers.insert',
  (k, p) =>
    k.insertInto('transfers').values({
      work_item_id: p('work_item_id'),
      conversation_id: p('conversation_id'),
      from_id: p('from_id'),
      to_rep_id: p('to_rep_id'),
      to_queue_id: p('to_queue_id'),
      to_queue_name: p('to_queue_name'),
      note: p('note'),
      created_at: p('created_at'),
    }),
);

export const endTransfer = statement<{ id: string; result: Row<'transfers'>['result']; at: number }>()(
  'transfers.end',
  (k, p) =>
    k
      .updateTable('transfers')
      .set({ result: p('result'), ended_at: p('at') })
      .where('work_item_id', '=', p('id')),
);
