import { type Disposition, mostDispositions, type Tag, tagLimits } from '../../../shared/domain/desk.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { catalogue } from './catalogue.en.ts';
import {
  deleteTag,
  insertDisposition,
  insertTag,
  putConversationTag,
  putDisposition,
  readDispositions,
  readTags,
  readTagsOf,
  setPositions,
  takeConversationTag,
  takeDisposition,
  updateDisposition,
  updateTag,
} from './labels-repository.ts';

type Done = Promise<Result<Record<string, never>>>;
type Refusal = 'name_taken' | 'too_many';

const refused = (why: Refusal): Failure => fail('conflict', 'the list was not changed', { why });
const absent = () => fail('not_found', 'no such conversation');
const same = (a: string, b: string): boolean => a.toLocaleLowerCase() === b.toLocaleLowerCase();

export interface LabelPorts {
  conversations: Conversations;
  audit: Audit;
}

/** The words of the workspace for conversations: tags while they run and after, and what each came to. */
export const createLabels = ({ store, ids }: Core, { conversations, audit }: LabelPorts) => {
  const told = (tx: Tx, what: 'tags' | 'dispositions'): Promise<void> =>
    tx.signal('desk.changed', { change: { what }, people: [] });
  const changed = (tx: Tx, conversationId: string): Promise<void> =>
    tx.signal('desk.changed', { change: { what: 'conversation', conversationId }, people: null });

  /** Whoever may note may also label: the conversation's rep, its guests, managers. */
  const whyNotLabel = async (tx: Tx, actor: RepActor, conversationId: string): Promise<Failure | null> => {
    const row = await conversations.find(tx, conversationId);
    if (!row) return absent();
    return can(actor, 'conversation.tag', belongsOf(row)) ? null : fail('forbidden', 'the conversation is not yours');
  };

  return {
    /** Gives a workspace that never had any the usual dispositions. */
    load: (): Promise<void> =>
      store.run(async (tx) => {
        if ((await readDispositions(tx.k)).length > 0) return;
        for (const [position, name] of catalogue.dispositions.entries()) {
          await insertDisposition(tx, { id: ids.next(), name, active: true }, position);
        }
      }),

    tags: async (): Promise<Result<{ tags: Tag[] }>> => ok({ tags: await readTags(store.k) }),
    dispositions: async (): Promise<Result<{ dispositions: Disposition[] }>> =>
      ok({ dispositions: await readDispositions(store.k) }),

    saveTag: (actor: RepActor, tag: Tag): Promise<Result<{ tags: Tag[] }>> =>
      store.run(async (tx): Promise<Result<{ tags: Tag[] }>> => {
        const tags = await readTags(tx.k);
        const others = tags.filter(({ id }) => id !== tag.id);
        if (others.some(({ name }) => same(name, tag.name))) return refused('name_taken');
        const isNew = others.length === tags.length;
        if (isNew && tags.length >= tagLimits.workspace) return refused('too_many');
        if (isNew) await insertTag(tx, tag);
        else await updateTag(tx, tag);
        await audit.write(tx, { actorId: actor.personId, action: 'tag.save', object: `tag:${tag.id}` });
        await told(tx, 'tags');
        return ok({ tags: await readTags(tx.k) });
      }),

    removeTag: (actor: RepActor, id: string): Promise<Result<{ tags: Tag[] }>> =>
      store.run(async (tx) => {
        if (await deleteTag(tx, id)) {
          await audit.write(tx, { actorId: actor.personId, action: 'tag.remove', object: `tag:${id}` });
          await tx.signal('desk.changed', { change: { what: 'tags' }, people: null });
        }
        return ok({ tags: await readTags(tx.k) });
      }),

    tag: (actor: RepActor, input: { conversationId: string; tagId: string; on: boolean }): Done =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const { conversationId, tagId, on } = input;
        const no = await whyNotLabel(tx, actor, conversationId);
        if (no) return no;
        if (!on) {
          if (await takeConversationTag(tx, conversationId, tagId)) await changed(tx, conversationId);
          return ok({});
        }
        const tags = await readTags(tx.k);
        if (!tags.some(({ id }) => id === tagId)) return fail('not_found', 'no such tag');
        const has = await readTagsOf(tx.k, conversationId);
        if (has.includes(tagId)) return ok({});
        if (has.length >= tagLimits.conversation) return refused('too_many');
        await putConversationTag(tx, { conversationId, tagId, byId: actor.personId });
        await changed(tx, conversationId);
        return ok({});
      }),

    saveDisposition: (actor: RepActor, input: Disposition): Promise<Result<{ dispositions: Disposition[] }>> =>
      store.run(async (tx): Promise<Result<{ dispositions: Disposition[] }>> => {
        const all = await readDispositions(tx.k);
        const others = all.filter(({ id }) => id !== input.id);
        if (others.some(({ name }) => same(name, input.name))) return refused('name_taken');
        const isNew = others.length === all.length;
        if (isNew && all.length >= mostDispositions) return refused('too_many');
        if (isNew) await insertDisposition(tx, input, all.length);
        else await updateDisposition(tx, input);
        const object = `disposition:${input.id}`;
        await audit.write(tx, { actorId: actor.personId, action: 'disposition.save', object });
        await told(tx, 'dispositions');
        return ok({ dispositions: await readDispositions(tx.k) });
      }),

    order: (ids: readonly string[]): Promise<Result<{ dispositions: Disposition[] }>> =>
      store.run(async (tx) => {
        const all = (await readDispositions(tx.k)).map(({ id }) => id);
        const first = ids.filter((id) => all.includes(id));
        await setPositions(tx, [...new Set([...first, ...all])]);
        await told(tx, 'dispositions');
        return ok({ dispositions: await readDispositions(tx.k) });
      }),

    /** What it came to holds no more: it runs again. */
    forgetOutcome: async (tx: Tx, conversationId: string): Promise<void> => {
      await takeDisposition(tx, conversationId);
      await changed(tx, conversationId);
    },

    /** Says what a conversation came to and closes it where it runs. */
    finish: (
      actor: RepActor,
      { conversationId, disposition }: { conversationId: string; disposition: string | null },
      required: boolean,
    ): Done =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const row = await conversations.find(tx, conversationId);
        if (!row) return absent();
        if (!can(actor, 'conversation.finish', belongsOf(row)))
          return fail('forbidden', 'the conversation is not yours');
        if (disposition === null) {
          if (required) return fail('conflict', 'say what it came to', { reason: 'disposition' });
          await takeDisposition(tx, conversationId);
        } else {
          const known = (await readDispositions(tx.k)).find(({ id }) => id === disposition);
          if (!known?.active) return fail('not_found', 'no such disposition');
          await putDisposition(tx, { conversationId, dispositionId: disposition, byId: actor.personId });
        }
        await conversations.close(tx, conversationId, 'rep', actor.personId);
        await changed(tx, conversationId);
        return ok({});
      }),
  };
};

export type Labels = ReturnType<typeof createLabels>;
