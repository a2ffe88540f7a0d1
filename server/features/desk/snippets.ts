import type * as z from 'zod';
import { mostSnippets } from '../../../shared/domain/desk.ts';
import type { Snippet, SnippetFacts } from '../../../shared/domain/snippet.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import {
  countSnippets,
  deleteSnippet,
  insertSnippet,
  readSnippet,
  readSnippets,
  readTwin,
  type SnippetRow,
  updateSnippet,
} from './snippets-repository.ts';

type Facts = z.infer<typeof SnippetFacts>;

const isManager = ({ role }: RepActor): boolean => role !== 'rep';

/** One's own while only they see it; what is shared belongs to the managers. */
const mayChange = (actor: RepActor, row: SnippetRow): boolean =>
  row.shared === 1 ? isManager(actor) : row.owner_id === actor.personId;

const toSnippet = (row: SnippetRow): Snippet => ({
  id: row.id,
  name: row.name,
  shortcut: row.shortcut,
  text: row.text,
  shared: row.shared === 1,
  owner: { id: row.owner_id, name: row.owner_name, photo: row.owner_photo },
  version: row.version,
  updatedAt: row.updated_at,
});

const refused = (why: 'changed' | 'shortcut_taken' | 'too_many', detail: Record<string, string> = {}) =>
  fail('conflict', 'the snippet was not stored', { why, ...detail });

/** Prepared answers: a person's own, and those that managers share with all. */
export const createSnippets = ({ store }: Core) => {
  const told = (tx: Tx): Promise<void> => tx.signal('desk.changed', { change: { what: 'snippets' }, people: [] });

  const whyNot = async (
    tx: Tx,
    actor: RepActor,
    known: SnippetRow | undefined,
    input: Facts & { id: string; basedOn: number },
  ) => {
    // Whose snippet it is that may not be seen is nobody's business.
    if (known && !mayChange(actor, known)) return fail('not_found', 'no such snippet of yours');
    if (input.shared && !isManager(actor)) return fail('forbidden', 'only a manager shares a snippet with everybody');
    if ((known?.version ?? 0) !== input.basedOn) return refused('changed', { version: String(known?.version ?? 0) });
    if (await readTwin(tx.k, { ...input, ownerId: known?.owner_id ?? actor.personId }))
      return refused('shortcut_taken');
    return known || (await countSnippets(tx.k)) < mostSnippets ? null : refused('too_many');
  };

  return {
    list: async (actor: RepActor): Promise<Result<{ snippets: Snippet[] }>> =>
      ok({ snippets: (await readSnippets(store.k, actor.personId)).map(toSnippet) }),

    save: (actor: RepActor, input: Facts & { id: string; basedOn: number }): Promise<Result<Snippet>> =>
      store.run(async (tx): Promise<Result<Snippet>> => {
        const { id, basedOn, shared, ...facts } = input;
        const known = await readSnippet(tx.k, id);
        const no = await whyNot(tx, actor, known, input);
        if (no) return no;
        const row = { ...facts, shared: shared ? 1 : 0, version: basedOn + 1, updated_at: tx.now };
        if (known) await updateSnippet(tx, id, row);
        else await insertSnippet(tx, { id, owner_id: actor.personId, created_at: tx.now, ...row });
        await told(tx);
        const saved = await readSnippet(tx.k, id);
        if (!saved) throw new Error(`snippet ${id} was not stored`);
        return ok(toSnippet(saved));
      }),

    remove: (actor: RepActor, id: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const known = await readSnippet(tx.k, id);
        if (!known || !mayChange(actor, known)) return fail('not_found', 'no such snippet of yours');
        await deleteSnippet(tx, id);
        await told(tx);
        return ok({});
      }),
  };
};

export type Snippets = ReturnType<typeof createSnippets>;
