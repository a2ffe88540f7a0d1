import { type Kysely, sql } from 'kysely';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import type { Database } from '../../db/schema.ts';
import { readTagsOfMany } from '../desk/labels-repository.ts';
import { notStartedMs } from '../routing/engine/rules.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';
import { unansweredSince } from './conversation-repository.ts';
import { toTransfer } from './transfers-repository.ts';

/** A row of the inbox without what only memory knows: whether the visitor is there, and may be taken. */
export type InboxRow = Omit<InboxItem, 'visitor' | 'mayTake'> & {
  visitor: Omit<InboxItem['visitor'], 'connection' | 'page'>;
};

type Unmarked = Omit<InboxRow, 'tags' | 'snoozedUntil' | 'mentions'>;

/** The most rows of *waiting* that a rep is shown; the count tells the rest. */
const waitingShown = 200;

/** The read mark of the reading side: a guest's own, else the rep's. */
const readMark = sql<number>`coalesce(g.read_seq, c.rep_read_seq)`;

const joined = (k: Kysely<Database>, repId: string) =>
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
      unansweredSince.as('unanswered_since'),
      'c.created_at',
      'v.name',
      'v.city',
      'v.country',
      'v.zone',
      'v.locale',
      'v.practice',
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
    )
    .select((eb) =>
      eb
        .case()
        .when('c.last_from', '=', sql.lit('rep'))
        .then(
          eb
            .selectFrom('messages as l')
            .innerJoin('people as lp', 'lp.id', 'l.sender_id')
            .select((inner) => inner.case().when('lp.id', '<>', repId).then(inner.ref('lp.name')).end().as('name'))
            .whereRef('l.conversation_id', '=', 'c.id')
            .where('l.text', 'is not', null)
            .orderBy('l.seq', 'desc')
            .limit(1),
        )
        .end()
        .as('last_by'),
    );

type Found = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

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
    ...practiceMarkOf(row),
  },
  pagePath: row.page_path,
  words: row.words,
  last:
    row.last_text !== null && row.last_from !== null && row.last_message_at !== null
      ? {
          ...{ text: row.last_text, from: row.last_from, at: row.last_message_at },
          ...(row.last_by === null ? {} : { by: row.last_by }),
        }
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

/** The conversations that the inbox lists: who waits, the rep's own, those they were asked into, and where a note names them. */
const listed = (k: Kysely<Database>, repId: string) =>
  k
    .selectFrom((eb) =>
      eb
        .selectFrom('conversations')
        .select('id')
        .where('phase', '=', sql.lit('waiting'))
        .where('state', '=', sql.lit('open'))
        .orderBy('created_at')
        .limit(waitingShown)
        .as('waits'),
    )
    .select('waits.id')
    .unionAll(
      k.selectFrom('conversations').select('id').where('rep_id', '=', repId).where('state', '=', sql.lit('open')),
    )
    .unionAll(
      k
        .selectFrom('conversation_guests')
        .select('conversation_id as id')
        .where('rep_id', '=', repId)
        .where('state', '<>', 'gone'),
    )
    .unionAll(k.selectFrom('mentions').select('conversation_id as id').where('person_id', '=', repId));

const readListed = (k: Kysely<Database>, repId: string) =>
  joined(k, repId)
    .leftJoin('snoozes as z', (join) => join.onRef('z.conversation_id', '=', 'c.id').on('z.rep_id', '=', repId))
    .select(['c.state', 'c.rep_id', 'z.until as snoozed_until'])
    .select((eb) =>
      eb
        .selectFrom('mentions as n')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('n.conversation_id', '=', 'c.id')
        .where('n.person_id', '=', repId)
        .as('mentions'),
    )
    .where('c.id', 'in', listed(k, repId))
    .execute();

type Listed = Awaited<ReturnType<typeof readListed>>[number];

const boxOf = (repId: string, { state, phase, rep_id, guest_state }: Listed): 'waiting' | 'mine' | 'mention' => {
  if (state === 'closed') return 'mention';
  if (phase === 'waiting') return 'waiting';
  return rep_id === repId || guest_state !== null ? 'mine' : 'mention';
};

const unmarked = (box: 'waiting' | 'mine' | 'mention', repId: string, row: Listed): Unmarked => {
  const seen = toRow(box, repId, row);
  if (box === 'mention') return { ...seen, waitingSince: null, greetBy: null, unread: 0 };
  return box === 'mine' ? asGuestSees(seen) : seen;
};

/** Who waits longest comes first, then where the rep is named, then the rep's own, latest first, then what is put aside. */
const places: Record<InboxItem['box'], number> = { waiting: 0, mention: 1, mine: 2, snoozed: 3 };

const inOrder = (a: InboxRow & { createdAt: number }, b: InboxRow & { createdAt: number }): number => {
  if (a.box !== b.box) return places[a.box] - places[b.box];
  if (a.box === 'waiting') return a.createdAt - b.createdAt;
  if (a.box === 'snoozed') return (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0);
  return Number(b.guest?.state === 'asked') - Number(a.guest?.state === 'asked') || b.at - a.at;
};

const countWaiting = async (k: Kysely<Database>): Promise<number> => {
  const { n } = await k
    .selectFrom('conversations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', '=', sql.lit('open'))
    .where('phase', '=', sql.lit('waiting'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

/** The inbox of a rep, in the order of its boxes: one statement for the rows, one for their tags, whatever is listed. */
export const readInbox = async (k: Kysely<Database>, repId: string): Promise<{ rows: InboxRow[]; waiting: number }> => {
  const found = await readListed(k, repId);
  const tags = await readTagsOfMany(
    k,
    found.map((row) => row.id),
  );
  const rows = found.map((row) => {
    const box = boxOf(repId, row);
    const until = box === 'mine' ? row.snoozed_until : null;
    return {
      ...unmarked(box, repId, row),
      box: until === null ? box : ('snoozed' as const),
      tags: tags.get(row.id) ?? [],
      snoozedUntil: until,
      mentions: Number(row.mentions ?? 0),
      createdAt: row.created_at,
    };
  });
  const waiting = rows.filter((row) => row.box === 'waiting').length;
  return {
    rows: rows.sort(inOrder).map(({ createdAt: _, ...row }) => row),
    waiting: waiting < waitingShown ? waiting : await countWaiting(k),
  };
};
