import { mostOpenTasks, type Task } from '../../../shared/domain/desk.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import { readActive } from './notes-repository.ts';
import {
  countOpenTasks,
  deleteTask,
  dueTasks,
  nextTask,
  putTask,
  readTask,
  readTasks,
  setTold,
  type TaskQuery,
  taskById,
} from './tasks-repository.ts';

type TaskRow = Row<'tasks'>;

/** After an error the bell rings again so much later. */
const againMs = 5_000;

const absent = () => fail('not_found', 'no such task');

export interface TaskInput {
  id: string;
  conversationId: string;
  ownerId: string;
  title: string;
  note: string;
  dueAt: number | null;
}

/** What is to be done after conversations. Whose time has come is told once; the row says whether it was. */
export const createTasks = ({ store, clock, log }: Core, conversations: Conversations, timers: Timers) => {
  const setBell = async (tx: Tx): Promise<void> => {
    const next = await tx.get(nextTask, {});
    bell.set(next?.due_at ?? null);
  };
  const told = (tx: Tx, conversationId: string): Promise<void> =>
    tx.signal('desk.changed', { change: { what: 'tasks', conversationId }, people: [] });

  const ring = async (): Promise<void> => {
    try {
      await store.run(async (tx) => {
        for (const { id, owner_id: personId, conversation_id: conversationId, title } of await tx.all(dueTasks, {
          now: tx.now,
        })) {
          await tx.run(setTold, { id, at: tx.now });
          await tx.signal('desk.notice', { personId, notice: { kind: 'task_due', conversationId, title } });
        }
        await setBell(tx);
      });
    } catch (error) {
      log.error('a task was not told', { error });
      bell.set(clock.now() + againMs);
    }
  };
  const bell = createRoutingClock(clock, timers, () => void ring());

  /** One's own, what one gave away, and for managers all. */
  const mayChange = (actor: RepActor, row: TaskRow): boolean =>
    row.created_by === actor.personId || can(actor, 'task.set', { visitorId: null, repId: row.owner_id });

  const answer = async (tx: Tx, id: string): Promise<Result<Task>> => {
    const task = await readTask(tx.k, id);
    return task ? ok(task) : absent();
  };

  const tellOwner = async (tx: Tx, actor: RepActor, before: TaskRow | undefined, row: TaskRow): Promise<void> => {
    if (row.owner_id === actor.personId || row.owner_id === before?.owner_id) return;
    const by = await conversations.person(tx, actor.personId);
    if (!by) return;
    const { owner_id: personId, conversation_id: conversationId, title } = row;
    await tx.signal('desk.notice', { personId, notice: { kind: 'task_given', conversationId, title, by } });
  };

  const makeRow = (before: TaskRow | undefined, input: TaskInput, visitorId: string, actor: RepActor, now: number) => ({
    id: input.id,
    conversation_id: input.conversationId,
    visitor_id: visitorId,
    title: input.title,
    note: input.note,
    due_at: input.dueAt,
    owner_id: input.ownerId,
    state: before?.state ?? ('open' as const),
    done_at: before?.done_at ?? null,
    created_by: before?.created_by ?? actor.personId,
    created_at: before?.created_at ?? now,
    // Another time is told anew.
    told_at: before?.due_at === input.dueAt ? before.told_at : null,
  });

  return {
    list: async (
      actor: RepActor,
      input: Omit<TaskQuery, 'ownerId' | 'after'> & { whose: 'mine' | 'all'; after?: TaskQuery['after'] | undefined },
    ): Promise<Result<{ items: Task[]; more: boolean }>> => {
      const ownerId = input.whose === 'mine' ? actor.personId : null;
      if (!can(actor, 'task.list', { visitorId: null, repId: ownerId })) {
        return fail('forbidden', 'only managers see everybody’s');
      }
      const { state, limit, after = null } = input;
      const items = await readTasks(store.k, { ownerId, state, after, limit: limit + 1 });
      return ok({ items: items.slice(0, limit), more: items.length > limit });
    },

    save: (actor: RepActor, input: TaskInput): Promise<Result<Task>> =>
      store.run(async (tx): Promise<Result<Task>> => {
        const before = await tx.get(taskById, { id: input.id });
        if (before && (!mayChange(actor, before) || before.conversation_id !== input.conversationId)) return absent();
        const conversation = await conversations.find(tx, input.conversationId);
        if (!conversation) return fail('not_found', 'no such conversation');
        if (before?.owner_id !== input.ownerId) {
          if ((await readActive(tx.k, [input.ownerId])).length === 0) return fail('not_found', 'no such person');
          if ((await countOpenTasks(tx.k, input.ownerId)) >= mostOpenTasks) {
            return fail('conflict', 'too many open tasks', { why: 'too_many' });
          }
        }
        const row = makeRow(before, input, conversation.visitor_id, actor, tx.now);
        await putTask(tx, row);
        await tellOwner(tx, actor, before, row);
        await told(tx, row.conversation_id);
        await setBell(tx);
        return answer(tx, row.id);
      }),

    set: (actor: RepActor, { id, state }: { id: string; state: 'open' | 'done' }): Promise<Result<Task>> =>
      store.run(async (tx): Promise<Result<Task>> => {
        const before = await tx.get(taskById, { id });
        if (!before || !mayChange(actor, before)) return absent();
        if (before.state !== state) {
          await putTask(tx, { ...before, state, done_at: state === 'done' ? tx.now : null });
          await told(tx, before.conversation_id);
          await setBell(tx);
        }
        return answer(tx, id);
      }),

    remove: (actor: RepActor, id: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const before = await tx.get(taskById, { id });
        if (!before || !mayChange(actor, before)) return absent();
        await deleteTask(tx, id);
        await told(tx, before.conversation_id);
        await setBell(tx);
        return ok({});
      }),

    start: ring,
    stop: (): void => bell.stop(),
  };
};

export type Tasks = ReturnType<typeof createTasks>;
