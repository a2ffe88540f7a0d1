import {
  claimMs,
  isLive,
  mayPounce,
  movePounce,
  type Pounce,
  type PounceMove,
  pounceRefusal,
  type Refused,
} from '../../../shared/domain/pounce.ts';
import { repAccepts } from '../../../shared/domain/presence.ts';
import type { Settings } from '../../../shared/protocol/rep/contract.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor, VisitorActor } from '../actor.ts';
import type { Core } from '../core.ts';
import type { Presence } from '../presence/presence.ts';
import { can } from '../rights/can.ts';
import type { Timers } from '../timers.ts';
import type { Visitors } from '../visitors/visitors.ts';
import {
  claimVisitor,
  livePounceOf,
  type PounceRow,
  pounceById,
  progressOf,
  readAccountOwner,
  readPounces,
  savePounce,
  toPounce,
  withProgress,
} from './pounce-repository.ts';
import { createPounceWatch } from './pounce-watch.ts';

export interface PouncePorts {
  visitors: Pick<Visitors, 'cardOf' | 'recordOf' | 'pounced' | 'etiquetteChanged'>;
  presence: Pick<Presence, 'factsOf'>;
  settings(): Settings;
  timers: Timers;
}

/** Whom a rule pounces, in whose name, with which words. */
export interface RulePounce {
  visitorId: string;
  rep: { id: string; name: string; photo: string | null };
  ruleId: string;
  text: string;
}

type Done = Result<Record<string, never>>;

const shownPounces = 10;

const refuse = ({ reason, until, name }: Refused): Failure =>
  fail(reason === 'not_yours' ? 'forbidden' : 'conflict', 'the visitor may not be pounced now', {
    reason,
    ...(until === null ? {} : { until: String(until) }),
    ...(name === null ? {} : { name }),
  });

/** A rep's first word to a visitor who did not ask: claimed by one, seen by one, and answered or let be. */
export const createPounces = (core: Core, ports: PouncePorts) => {
  const { store, board, ids } = core;
  const { visitors, presence } = ports;
  /** Commands in which a visitor answers a pounce: the conversation that begins there does not end it. */
  const answering = new WeakMap<Tx, string>();

  const record = async (tx: Tx, row: PounceRow, actorId: string | null): Promise<void> => {
    await tx.append({
      stream: `pounce:${row.id}`,
      type: row.state,
      actorId,
      data: {
        visitorId: row.visitor_id,
        repId: row.rep_id,
        ...(row.rule_id === null ? {} : { ruleId: row.rule_id }),
        ...(row.end_reason === null ? {} : { reason: row.end_reason }),
        ...(row.conversation_id === null ? {} : { conversationId: row.conversation_id }),
      },
    });
    await visitors.pounced(tx, row);
    await tx.signal('pounce.changed', { pounce: toPounce(row) });
  };

  /** Moves a pounce on; null where it cannot go there, or another was faster. */
  const advance = async (
    tx: Tx,
    row: PounceRow,
    move: PounceMove,
    actorId: string | null,
    over: Partial<Pick<PounceRow, 'client_id' | 'page_path'>> = {},
  ): Promise<PounceRow | null> => {
    const progress = movePounce(progressOf(row), move, tx.now);
    if (!progress) return null;
    const next = { ...withProgress(row, progress), ...over };
    if ((await tx.run(savePounce, { ...next, was: row.state })) === 0) return null;
    if (move.do === 'type') await tx.signal('pounce.changed', { pounce: toPounce(next) });
    else await record(tx, next, actorId);
    return next;
  };

  /** Ends a pounce that nobody will answer any more. */
  const end = async (tx: Tx, row: PounceRow, reason: 'left' | 'rep_gone' | 'talks_already'): Promise<void> => {
    await advance(tx, row, { do: row.state === 'writing' ? 'withdraw' : 'expire', reason }, null);
  };

  const watch = createPounceWatch(core, {
    timers: ports.timers,
    recordOf: visitors.recordOf,
    lapse: async (tx, row) => void (await advance(tx, row, { do: 'withdraw', reason: 'lapsed' }, null)),
    gone: (tx, row) => end(tx, row, 'left'),
  });

  const whyNot = async (tx: Tx, actor: RepActor, visitorId: string, sending: boolean): Promise<Refused | null> => {
    const card = visitors.cardOf(visitorId);
    if (!card) return { reason: 'left', until: null, name: null };
    const facts = (await presence.factsOf(tx, actor.personId)) ?? { status: 'offline' as const, named: null };
    const settings = ports.settings();
    const who = { id: actor.personId, role: actor.role };
    // Who changes pages while the rep writes is gone for a moment and new on the page; the claim holds.
    const connection = card.connection === 'left' ? ('left' as const) : ('here' as const);
    const target = sending ? { ...card, connection, page: { since: 0 } } : card;
    return pounceRefusal(who, facts, target, settings, tx.now);
  };

  const newRow = (tx: Tx, visitorId: string, rep: RulePounce['rep'], over: Partial<PounceRow>): PounceRow => ({
    id: ids.next(),
    visitor_id: visitorId,
    visit_id: visitors.recordOf(visitorId)?.facts.visit?.id ?? null,
    rep_id: rep.id,
    made_by: 'rep',
    rule_id: null,
    client_id: null,
    text: null,
    page_path: visitors.cardOf(visitorId)?.page?.path ?? null,
    state: 'writing',
    claimed_at: tx.now,
    lapses_at: tx.now + claimMs,
    sent_at: null,
    delivered_at: null,
    seen_at: null,
    ended_at: null,
    end_reason: null,
    conversation_id: null,
    rep_name: rep.name,
    rep_photo: rep.photo,
    ...over,
  });

  /** The rep's own pounce, or why it cannot be had. */
  const own = async (
    tx: Tx,
    actor: RepActor,
    action: 'pounce.typing' | 'pounce.send' | 'pounce.cancel',
    id: string,
  ): Promise<Result<PounceRow>> => {
    const row = await tx.get(pounceById, { id });
    if (!row) return fail('not_found', 'no such pounce');
    return can(actor, action, { visitorId: null, repId: row.rep_id }) ? ok(row) : fail('forbidden', 'not your pounce');
  };

  const over = (row: PounceRow): Failure =>
    fail('conflict', 'the claim is over', { reason: row.end_reason ?? row.state });

  /** What happens to a teaser on the visitor's device; of somebody else's, or one that is over, nothing is said. */
  const receipt = (actor: VisitorActor, id: string, move: 'deliver' | 'see' | 'close'): Promise<Done> =>
    store.run(async (tx) => {
      const row = await tx.get(pounceById, { id });
      if (row?.visitor_id === actor.visitorId) await advance(tx, row, { do: move }, actor.visitorId);
      return ok({});
    });

  const maybeLive = (visitorId: string): boolean => !!visitors.recordOf(visitorId)?.facts.pounces.live;

  const liveIn = async (tx: Tx, visitorId: string): Promise<PounceRow | undefined> =>
    maybeLive(visitorId) ? tx.get(livePounceOf, { visitorId }) : undefined;

  /** Who talks already needs no teaser. */
  const endTalked = async (tx: Tx, visitorId: string): Promise<void> => {
    const row = await liveIn(tx, visitorId);
    if (row && answering.get(tx) !== row.id) await end(tx, row, 'talks_already');
  };

  const disposers = [
    board.inside('conversation.appended', (tx, { conversation: { visitorId, phase } }) =>
      phase === 'closed' || !maybeLive(visitorId) ? undefined : endTalked(tx, visitorId),
    ),
    // A claim is for a rep who is there; what was sent stands.
    board.inside('presence.changed', async (tx, { repId }) => {
      const writing = watch.of(repId).filter(({ lapsesAt }) => lapsesAt !== null);
      if (writing.length === 0) return;
      const rep = await presence.factsOf(tx, repId);
      if (rep?.active && rep.connection === 'connected' && repAccepts(rep, 'pounce')) return;
      for (const { id } of writing) {
        const row = await tx.get(pounceById, { id });
        if (row) await end(tx, row, 'rep_gone');
      }
    }),
    board.inside('person.deactivated', async (tx, { personId }) => {
      for (const { id } of watch.of(personId)) {
        const row = await tx.get(pounceById, { id });
        if (row) await end(tx, row, 'rep_gone');
      }
    }),
    board.after('settings.changed', visitors.etiquetteChanged),
  ];

  return {
    claim: (actor: RepActor, visitorId: string): Promise<Result<{ pounce: Pounce }>> =>
      store.run(async (tx) => {
        const live = await tx.get(livePounceOf, { visitorId });
        if (live?.state === 'writing' && live.rep_id === actor.personId) return ok({ pounce: toPounce(live) });
        const refused = await whyNot(tx, actor, visitorId, false);
        if (refused) return refuse(refused);
        const rep = await tx.k
          .selectFrom('people')
          .select(['id', 'name', 'photo'])
          .where('id', '=', actor.personId)
          .executeTakeFirstOrThrow();
        const row = newRow(tx, visitorId, rep, {});
        if ((await tx.run(claimVisitor, row)) === 0) {
          const winner = await tx.get(livePounceOf, { visitorId });
          return refuse({ reason: 'claimed_by_colleague', until: null, name: winner?.rep_name ?? null });
        }
        await record(tx, row, actor.personId);
        return ok({ pounce: toPounce(row) });
      }),

    typing: (actor: RepActor, pounceId: string): Promise<Result<{ expiresAt: number }>> =>
      store.run(async (tx) => {
        const found = await own(tx, actor, 'pounce.typing', pounceId);
        if (!found.ok) return found;
        const row = await advance(tx, found.data, { do: 'type' }, actor.personId);
        return row ? ok({ expiresAt: row.lapses_at }) : over(found.data);
      }),

    send: (
      actor: RepActor,
      { pounceId, clientId, text }: { pounceId: string; clientId: string; text: string },
    ): Promise<Result<{ pounce: Pounce }>> =>
      store.run(async (tx) => {
        const found = await own(tx, actor, 'pounce.send', pounceId);
        if (!found.ok) return found;
        const { data: row } = found;
        if (row.client_id === clientId) return ok({ pounce: toPounce(row) });
        if (row.state !== 'writing') return over(row);
        const refused = await whyNot(tx, actor, row.visitor_id, true);
        if (refused) return refuse(refused);
        const page_path = visitors.cardOf(row.visitor_id)?.page?.path ?? row.page_path;
        const sent = await advance(tx, row, { do: 'send', text: text.trim() }, actor.personId, {
          client_id: clientId,
          page_path,
        });
        return sent ? ok({ pounce: toPounce(sent) }) : over(row);
      }),

    cancel: (actor: RepActor, pounceId: string): Promise<Done> =>
      store.run(async (tx) => {
        const found = await own(tx, actor, 'pounce.cancel', pounceId);
        if (!found.ok) return found;
        await advance(tx, found.data, { do: 'withdraw', reason: 'canceled' }, actor.personId);
        return ok({});
      }),

    /** Whom a rep may not pounce, they may not read what colleagues wrote to; what they wrote themselves stays theirs. */
    list: async (actor: RepActor, visitorId: string): Promise<Result<{ pounces: Pounce[] }>> => {
      const pounces = (await readPounces(store.k, visitorId, shownPounces)).map(toPounce);
      const card = visitors.cardOf(visitorId);
      const company = card ? card.company : { owner: await readAccountOwner(store.k, visitorId) };
      const who = { id: actor.personId, role: actor.role };
      const sees = card?.rep?.id === who.id || mayPounce(ports.settings().routeForPounce, who, company);
      return ok({ pounces: sees ? pounces : pounces.filter(({ rep }) => rep.id === who.id) });
    },

    delivered: (actor: VisitorActor, id: string) => receipt(actor, id, 'deliver'),
    seen: (actor: VisitorActor, id: string) => receipt(actor, id, 'see'),
    closed: (actor: VisitorActor, id: string) => receipt(actor, id, 'close'),

    /** A rule pounces: claimed and sent in one; null where somebody was faster. */
    byRule: async (tx: Tx, { visitorId, rep, ruleId, text }: RulePounce): Promise<Pounce | null> => {
      const row = newRow(tx, visitorId, rep, {
        made_by: 'rule',
        rule_id: ruleId,
        text,
        state: 'sent',
        sent_at: tx.now,
      });
      if ((await tx.run(claimVisitor, row)) === 0) return null;
      await record(tx, row, null);
      return toPounce(row);
    },

    /** The visitor is off the site for good. */
    visitorGone: async (tx: Tx, visitorId: string): Promise<void> => {
      const row = await liveIn(tx, visitorId);
      if (row) await end(tx, row, 'left');
    },

    /** How many live pounces the rep has. */
    liveOf: (repId: string): number => watch.of(repId).length,

    /** The visitor's own pounce if it can be answered; the conversation that begins in this command does not end it. */
    take: async (tx: Tx, visitorId: string, pounceId: string) => {
      const row = await tx.get(pounceById, { id: pounceId });
      if (row?.visitor_id !== visitorId || row.text === null || !isLive(progressOf(row))) return null;
      answering.set(tx, row.id);
      return { id: row.id, repId: row.rep_id, text: row.text };
    },
    replied: async (tx: Tx, pounceId: string, conversationId: string): Promise<void> => {
      const row = await tx.get(pounceById, { id: pounceId });
      if (row) await advance(tx, row, { do: 'reply', conversationId }, row.visitor_id);
    },

    start: watch.start,
    stop: (): void => {
      watch.stop();
      for (const dispose of disposers) dispose();
    },
  };
};

export type Pounces = ReturnType<typeof createPounces>;
