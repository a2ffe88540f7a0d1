import { latestSnooze } from '../../../shared/protocol/rep/desk.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Signals } from '../../db/signals.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import { dropSnooze, dueSnoozes, nextSnooze, putSnooze, snoozedIds, snoozeOf } from './snoozes-repository.ts';

/** After an error the bell rings again so much later. */
const againMs = 5_000;

/**
 * Conversations that their rep put aside. The row is the timer: the bell is set to the earliest, so that a restart forgets
 * none. Routing knows nothing of it.
 */
export const createSnoozes = ({ store, board, clock, log }: Core, conversations: Conversations, timers: Timers) => {
  /** Conversations that may be put aside; null until the table was read. Every message asks, and hardly any is about one. */
  let aside: Set<string> | null = null;

  const touched = (tx: Tx, conversationId: string, repId: string): Promise<void> =>
    tx.signal('desk.changed', { change: { what: 'conversation', conversationId }, people: [repId] });

  const setBell = async (tx: Tx): Promise<void> => {
    const next = await tx.get(nextSnooze, {});
    bell.set(next?.until ?? null);
  };

  const drop = async (tx: Tx, conversationId: string): Promise<{ repId: string } | null> => {
    if (aside && !aside.has(conversationId)) return null;
    const row = await tx.get(snoozeOf, { conversationId });
    if (!row) return null;
    await tx.run(dropSnooze, { conversationId });
    await touched(tx, conversationId, row.rep_id);
    return { repId: row.rep_id };
  };

  const over = async (tx: Tx, conversationId: string, because: 'time' | 'visitor'): Promise<void> => {
    const had = await drop(tx, conversationId);
    if (!had) return;
    await tx.signal('desk.notice', {
      personId: had.repId,
      notice: { kind: 'snooze_over', conversationId, because },
    });
  };

  const ring = async (): Promise<void> => {
    try {
      await store.run(async (tx) => {
        aside ??= new Set((await tx.all(snoozedIds, {})).map((row) => row.conversation_id));
        for (const row of await tx.all(dueSnoozes, { now: tx.now })) await over(tx, row.conversation_id, 'time');
        await setBell(tx);
      });
    } catch (error) {
      log.error('a snooze was not ended', { error });
      bell.set(clock.now() + againMs);
    }
  };
  const bell = createRoutingClock(clock, timers, () => void ring());

  const onAppended = (tx: Tx, { conversation, entry }: Signals['conversation.appended']): Promise<void> | undefined => {
    if (aside && !aside.has(conversation.id)) return undefined;
    if (entry.type === 'message' && entry.sender.kind === 'visitor') return over(tx, conversation.id, 'visitor');
    const left = entry.type === 'left' && !entry.guest;
    return entry.type === 'closed' || left ? drop(tx, conversation.id).then(() => {}) : undefined;
  };
  const dispose = board.inside('conversation.appended', onAppended);

  return {
    set: (
      actor: RepActor,
      { conversationId, until }: { conversationId: string; until: number | null },
    ): Promise<Result<Record<string, never>>> =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const row = await conversations.find(tx, conversationId);
        if (!row) return fail('not_found', 'no such conversation');
        if (!can(actor, 'conversation.snooze', belongsOf(row))) return fail('forbidden', 'it is not yours');
        if (until === null) await drop(tx, conversationId);
        else {
          if (row.phase !== 'active')
            return fail('conflict', 'the conversation does not run', { reason: 'not_running' });
          if (until <= tx.now || until > latestSnooze(tx.now)) {
            return fail('conflict', 'that is no time to come', { reason: 'time' });
          }
          aside?.add(conversationId);
          await tx.run(putSnooze, { conversationId, repId: actor.personId, until, at: tx.now });
          await touched(tx, conversationId, actor.personId);
        }
        await setBell(tx);
        return ok({});
      }),

    start: ring,
    stop: (): void => {
      dispose();
      bell.stop();
    },
  };
};

export type Snoozes = ReturnType<typeof createSnoozes>;
