import { type Kysely, sql } from 'kysely';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import type { Database } from '../../db/schema.ts';
import { readMentions, readSnoozed } from '../desk/inbox-marks-repository.ts';
import { readTagsOfMany } from '../desk/labels-repository.ts';
import { notStartedMs } from '../routing/engine/rules.ts';
import { toTransfer } from './transfers-repository.ts';

/** A row of the inbox without what only memory knows: whether the visitor is there, and may be taken. */
export type InboxRow = Omit<InboxItem, 'visitor' | 'mayTake'> & { visitor: Omit<InboxItem['visitor'], 'connection' | 'page'> };

type Unmarked = Omit<InboxRow, 'tags' | 'snoozedUntil' | 'mentions'>;

/** The most rows of *waiting* that a rep is shown; the count tells the rest. */
const waitingShown = 200;

/** The read mark of the reading side: a guest's own, else the rep's. */
const readMark = sql<number>`coalesce(g.read_seq, c.rep_read_seq)`;

const anyState = (k: Kysely<Database>, repId: string) =>
  k
    .selectFrom('conversations as c')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .leftJoin('work_items as w', (join) =>
      join.onRef('w.conversation_id', '=', 'c.id').on((eb) =>
        // A transfer that nobody accepted stands beside the conversation's own item.
        eb.or([
          eb('w.state', '=', 'assigned'),
          eb.and([eb('w.kind', '<>', 'transfer'), eb('w.state', 'in', ['pending', 'reserved'])]),
        ]),
      ),
    )
    .leftJoin('work_items as h', (join) =>
      join
        .onRef('h.conversation_id', '=', 'c.id')
        .on('h.kind', '=', 'transfer')
        .on('h.state', 'in', ['pending', 'reserved']),
    )
    .leftJoin('transfers as x', 'x.work_item_id', 'h.id')
    .leftJoin('people as f', 'f.id', 'x.from_id')
    .leftJoin('people as t', 't.id', 'x.to_rep_id')
    .leftJoin('conversation_guests as g', (join) =>
      join.onRef('g.conversation_id', '=', 'c.id').on('g.rep_id', '=', repId).on('g.state', '<>', 'gone'),
    )
    .leftJoin('people as gr', 'gr.id', 'c.rep_id')
    .leftJoin('people as gb', 'gb.id', 'g.asked_by')
    .leftJoin('reservations as r', (join) =>
      join.onRef('r.work_item_id', '=', 'w.id').on('r.rep_id', '=', repId).on('r.state', '=', 'pending'),
    )
    .select([
      'c.id',
      'c.visitor_id',
      'c.phase',
      'c.words',
      'c.page_path',
      'c.last_text',
      'c.last_from',
      'c.last_message_at',
      'c.unanswered_since',
      'c.created_at',
      'v.name',
      'v.city',
      'v.country',
      'v.zone',
      'v.locale',
      'a.id as account_id',
      'a.name as account_name',
      'a.target',
      'o.id as owner_id',
      'o.name as owner_name',
      'o.photo as owner_photo',
      'w.waiting_since',
      'w.assigned_at',
      'w.started_at',
      'w.nudged_at',
      'w.hold_until',
      'r.id as reservation_id',
      'h.overflow_at as transfer_until',
      'x.work_item_id as transfer_id',
      'x.to_queue_name',
      'x.note',
      'f.id as from_id',
      'f.name as from_name',
      'f.photo as from_photo',
      't.id as to_id',
      't.name as to_name',
      't.photo as to_photo',
      'g.state as guest_state',
      'g.note as guest_note',
      'gr.id as guest_rep_id',
      'gr.name as guest_rep_name',
      'gr.photo as guest_rep_photo',
      'gb.id as guest_by_id',
      'gb.name as guest_by_name',
      'gb.photo as guest_by_photo',
    ])
    .select((eb) =>
      eb
        .selectFrom('messages as m')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('m.conversation_id', '=', 'c.id')
        .where('m.seq', '>', readMark)
        .where('m.sender_kind', '=', sql.lit('visitor'))
        .where('m.deleted_at', 'is', null)
        .as('unread'),
    );

const base = (k: Kysely<Database>, repId: string) => anyState(k, repId).where('c.state', '=', sql.lit('open'));

type Found = Awaited<ReturnType<ReturnType<typeof base>['execute']>>[number];

/** Accepting is not answering: until the rep's first word the visitor has waited since they asked. */
const waitingSinceOf = (box: InboxItem['box'], row: Found): number | null => {
  if (box === 'waiting') return row.waiting_since ?? row.created_at;
  return row.started_at === null && row.waiting_since !== null ? row.waiting_since : row.unanswered_since;
};

const greetByOf = (row: Found): number | null =>
  row.started_at === null && row.nudged_at !== null && row.assigned_at !== null
    ? Math.max(row.assigned_at, row.hold_until ?? 0) + notStartedMs
    : null;

const transferOf = (box: InboxItem['box'], row: Found): InboxItem['transfer'] => {
  const transfer = box === 'mine' ? toTransfer(row) : null;
  return transfer && row.transfer_until !== null ? { ...transfer, until: row.transfer_until } : null;
};

/** The reader's seat in a colleague's conversation, or null where it is the reader's own or waits. */
const seatOf = (box: InboxItem['box'], repId: string, row: Found): InboxItem['guest'] => {
  const { guest_state: state, guest_by_id: byId, guest_by_name: byName } = row;
  if (box !== 'mine' || row.guest_rep_id === repId || byId === null || byName === null) return null;
  if (state !== 'asked' && state !== 'here') return null;
  return {
    state,
    rep:
      row.guest_rep_id !== null && row.guest_rep_name !== null
        ? { id: row.guest_rep_id, name: row.guest_rep_name, photo: row.guest_rep_photo }
        : null,
    by: { id: byId, name: byName, photo: row.guest_by_photo },
    note: row.guest_note,
  };
};

/** A guest owes nobody an answer, and is told of none that is owed: that is the rep's. */
const asGuestSees = (row: Unmarked): Unmarked =>
  row.guest === null
    ? row
    : {
        ...row,
        waitingSince: null,
        greetBy: null,
        transfer: null,
        unread: row.guest.state === 'asked' ? 0 : row.unread,
      };

const toRow = (box: InboxItem['box'], repId: string, row: Found): Unmarked => ({
  id: row.id,
  box,
  visitor: {
    id: row.visitor_id,
    name: row.name,
    city: row.city,
    country: row.country,
    zone: row.zone,
    locale: row.locale,
    company:
      row.account_id === null || row.account_name === null
        ? null
        : {
            accountId: row.account_id,
            name: row.account_name,
            target: row.target === 1,
            owner:
              row.owner_id !== null && row.owner_name !== null
                ? { id: row.owner_id, name: row.owner_name, photo: row.owner_photo }
                : null,
          },
  },
  pagePath: row.page_path,
  words: row.words,
  last:
    row.last_text !== null && row.last_from !== null && row.last_message_at !== null
      ? { text: row.last_text, from: row.last_from, at: row.last_message_at }
      : null,
  waitingSince: waitingSinceOf(box, row),
  greetBy: greetByOf(row),
  bookingUntil: row.started_at === null ? row.hold_until : null,
  unread: row.unread ?? 0,
  transfer: transferOf(box, row),
  guest: seatOf(box, repId, row),
  reservationId: row.reservation_id,
  at: row.last_message_at ?? row.created_at,
});

/** Colleagues' conversations into which the rep was asked. */
const readBeside = (k: Kysely<Database>, repId: string): Promise<Found[]> =>
  base(k, repId)
    .where('c.id', 'in', (eb) =>
      eb
        .selectFrom('conversation_guests as mine')
        .select('mine.conversation_id')
        .where('mine.rep_id', '=', repId)
        .where('mine.state', '<>', 'gone'),
    )
    .where((eb) => eb.or([eb('c.rep_id', 'is', null), eb('c.rep_id', '<>', repId)]))
    .execute();

const askedFirst = (a: Unmarked, b: Unmarked): number =>
  Number(b.guest?.state === 'asked') - Number(a.guest?.state === 'asked');

/** Other conversations in which a note names the rep, running or over. */
const readNaming = async (k: Kysely<Database>, repId: string, ids: readonly string[]): Promise<Unmarked[]> => {
  if (ids.length === 0) return [];
  const rows = await anyState(k, repId)
    .where('c.id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ ...toRow('mention', repId, row), waitingSince: null, greetBy: null, unread: 0 }));
};

/** Adds what the desk knows of each row; what is put aside comes last, what comes back first before the others. */
const withMarks = async (
  k: Kysely<Database>,
  repId: string,
  rows: readonly Unmarked[],
  mentions: ReadonlyMap<string, number>,
): Promise<InboxRow[]> => {
  const ids = rows.map((row) => row.id);
  const snoozed = await readSnoozed(k, repId, ids);
  const tags = await readTagsOfMany(k, ids);
  const marked = rows.map((row): InboxRow => {
    const snoozedUntil = row.box === 'mine' ? (snoozed.get(row.id) ?? null) : null;
    return {
      ...row,
      box: snoozedUntil === null ? row.box : 'snoozed',
      tags: tags.get(row.id) ?? [],
      snoozedUntil,
      mentions: mentions.get(row.id) ?? 0,
    };
  });
  const aside = marked.filter((row) => row.box === 'snoozed');
  aside.sort((a, b) => (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0));
  return [...marked.filter((row) => row.box !== 'snoozed'), ...aside];
};

/** The inbox of a rep: who waits, longest first, where the rep is named, then the rep's own, latest first, then what is put aside. */
export const readInbox = async (k: Kysely<Database>, repId: string): Promise<{ rows: InboxRow[]; waiting: number }> => {
  const waiting = await base(k, repId)
    .where('c.phase', '=', 'waiting')
    .orderBy('c.created_at', 'asc')
    .limit(waitingShown)
    .execute();
  const mine = await base(k, repId).where('c.rep_id', '=', repId).orderBy('c.last_message_at', 'desc').execute();
  const counted =
    waiting.length < waitingShown
      ? waiting.length
      : (
          await k
            .selectFrom('conversations')
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .where('state', '=', 'open')
            .where('phase', '=', 'waiting')
            .executeTakeFirstOrThrow()
        ).n;
  const shown = new Set(waiting.map((row) => row.id));
  const beside = (await readBeside(k, repId)).filter((row) => !shown.has(row.id));
  const own = [...mine, ...beside].map((row) => asGuestSees(toRow('mine', repId, row)));
  if (beside.length > 0) own.sort((a, b) => askedFirst(a, b) || b.at - a.at);
  const mentions = await readMentions(k, repId);
  const listed = new Set([...shown, ...own.map((row) => row.id)]);
  const naming = await readNaming(
    k,
    repId,
    [...mentions.keys()].filter((id) => !listed.has(id)),
  );
  const rows = [...waiting.map((row) => toRow('waiting', repId, row)), ...naming, ...own];
  return { rows: await withMarks(k, repId, rows, mentions), waiting: counted };
};
