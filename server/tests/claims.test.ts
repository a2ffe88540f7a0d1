import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFacts } from '../../shared/domain/routing-facts.ts';
import type { Store } from '../db/store.ts';
import type { Tx } from '../db/tx.ts';
import type { Core } from '../features/core.ts';
import { createPresenceBoard } from '../features/presence/presence-board.ts';
import { claim } from '../features/routing/claim.ts';
import { insertReservation } from '../features/routing/reservation-repository.ts';
import { insertItem, toItemRow } from '../features/routing/work-item-repository.ts';
import { aPostgres } from './support/a-postgres.ts';
import { aStore } from './support/a-store.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';

const visitors = 400;
const clients = 12;
const capacity = 30;

let cluster: Awaited<ReturnType<typeof aPostgres>>;
beforeAll(async () => {
  cluster = await aPostgres();
});
afterAll(() => cluster?.stop());

/** 400 visitors wait, each offered to every rep. */
const crowd = async (core: Core) => {
  const siteId = await aSite(core);
  const reps: string[] = [];
  for (let n = 0; n < clients; n += 1) reps.push((await aPerson(core, `Rep ${n}`)).personId);
  const presence = createPresenceBoard(core);
  for (const repId of reps) {
    await core.store.run(async (tx) => {
      const rep = await presence.of(tx, repId);
      if (rep) await presence.change(tx, rep, { status: 'available' }, { reason: 'chosen', setBy: repId });
    });
  }
  const offers = new Map<string, { itemId: string; reservationId: string }[]>(reps.map((id) => [id, []]));
  const wait = async (tx: Tx, visitorId: string) => {
    const conversationId = core.ids.next();
    await tx.k
      .insertInto('conversations')
      .values({
        ...{ id: conversationId, site_id: siteId, visitor_id: visitorId, start_client_id: conversationId },
        ...{ impression_id: null, state: 'open', phase: 'waiting', rep_id: null, words: '', page_path: null },
        ...{ last_seq: 0, visitor_read_seq: 0, rep_read_seq: 0, last_text: null, last_from: null },
        ...{ last_message_at: null, unanswered_since: null, email_asked: 'no', created_at: tx.now },
        ...{ closed_at: null, close_reason: null },
      })
      .execute();
    const itemId = core.ids.next();
    const heldBy = { kind: 'nobody' } as const;
    await tx.run(
      insertItem,
      toItemRow({
        ...{
          id: itemId,
          conversationId,
          visitorId,
          kind: 'inbound_chat',
          priority: 0,
          waitingSince: tx.now,
          createdAt: tx.now,
        },
        ...{ continuesId: null, facts: { visitor: noFacts, settled: false, silentRepId: null, heldBy } },
        ...{
          state: 'reserved',
          ruleId: null,
          stage: 0,
          attempts: 0,
          stageUntil: null,
          overflowAt: tx.now,
          retryAt: null,
          round: 1,
        },
        ...{ wasOffered: true, repId: null, assignedAt: null, startedAt: null, nudgedAt: null, unansweredDue: null },
        ...{ called: false, heardAt: null, dormantAt: null },
        ...{ holdUntil: null, wrapUntil: null, endedAt: null, bookerShownAt: null, bookedAt: null, outcome: null },
      }),
    );
    for (const repId of reps) {
      const reservationId = core.ids.next();
      await tx.run(insertReservation, {
        ...{ id: reservationId, work_item_id: itemId, rep_id: repId, state: 'pending', sole: 0, round: 1 },
        ...{ why: 'first_available', offered_at: tx.now, expires_at: tx.now + 30_000 },
      });
      offers.get(repId)?.push({ itemId, reservationId });
    }
  };
  const came = await Promise.all(Array.from({ length: visitors }, () => aVisitor(core, siteId)));
  await core.store.run(async (tx) => {
    for (const { visitorId } of came) await wait(tx, visitorId);
  });
  return { reps, offers, tally: presence.tally };
};

/** Every rep grabs what they can, all at the same time, each through two routers: one console is slow to let go. */
const grab = async (core: Core, stores: readonly Store[]) => {
  const { reps, offers, tally } = await crowd(core);
  const lost = new Error('lost');
  const had = new Map<string, number>(reps.map((id) => [id, 0]));
  const lane = async (repId: string, store: Store, from: number): Promise<void> => {
    // Each begins elsewhere, so that all meet all.
    const mine = offers.get(repId) ?? [];
    let refusedWhenFull = 0;
    for (const offer of [...mine.slice(from), ...mine.slice(0, from)]) {
      if (refusedWhenFull === 10) return;
      await store
        .run(async (tx) => {
          if (!(await claim(tx, tally, { ...offer, repId, capacity }))) throw lost;
        })
        .then(() => had.set(repId, (had.get(repId) ?? 0) + 1))
        .catch((error: unknown) => {
          if (error !== lost) throw error;
          if (had.get(repId) === capacity) refusedWhenFull += 1;
        });
    }
  };
  await Promise.all(
    reps.flatMap((repId, n) =>
      [n, n + 5].map((at, side) => lane(repId, stores[at % stores.length] as Store, n * 7 + side * 200)),
    ),
  );
  const items = await core.store.k.selectFrom('work_items').select(['id', 'rep_id', 'state']).execute();
  const accepted = await core.store.k
    .selectFrom('reservations')
    .select(['work_item_id', 'rep_id'])
    .where('state', '=', 'accepted')
    .execute();
  const loads = new Map<string, number>();
  for (const { rep_id } of accepted) loads.set(rep_id, (loads.get(rep_id) ?? 0) + 1);
  return { items, accepted, loads };
};

const nothingTwice = ({ items, accepted, loads }: Awaited<ReturnType<typeof grab>>) => {
  expect(new Set(accepted.map((one) => one.work_item_id)).size).toBe(accepted.length);
  expect(accepted).toHaveLength(clients * capacity);
  expect([...loads.values()]).toEqual(Array.from({ length: clients }, () => capacity));
  const assigned = items.filter((item) => item.state === 'assigned');
  const pairs = (rows: { id: string; rep: string | null }[]) => rows.map(({ id, rep }) => `${id} ${rep}`).sort();
  expect(pairs(assigned.map((item) => ({ id: item.id, rep: item.rep_id })))).toEqual(
    pairs(accepted.map((one) => ({ id: one.work_item_id, rep: one.rep_id }))),
  );
};

describe('the claim function', () => {
  it('R1 R2 gives no visitor twice and no rep too many: 12 routers, 400 visitors, PostgreSQL', async () => {
    const { core, another } = await cluster.house();
    const stores = Array.from({ length: clients }, () => another().store);
    nothingTwice(await grab(core, stores));
  });

  it('R1 R2 gives no visitor twice and no rep too many: 12 reps, 400 visitors, SQLite', async () => {
    const { core, store } = await aStore();
    nothingTwice(await grab(core, [store]));
  });
});
