import { LiveLook, type SavedView } from '../../../shared/protocol/rep/live.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import {
  changeView,
  countViews,
  deleteView,
  insertView,
  readView,
  readViews,
  type SavedViewRow,
} from './saved-views-repository.ts';

/** More views than anybody finds their way in. */
const most = 50;

/** What a release of before stored may lack what this one knows: that has its default. */
const toView = (row: SavedViewRow): SavedView => ({
  id: row.id,
  name: row.name,
  shared: row.shared === 1,
  owner: { id: row.owner_id, name: row.owner_name, photo: row.owner_photo },
  look: LiveLook.parse(JSON.parse(row.look)),
});

/** Saved views of the live screen: a rep's own, and those that managers share with all. */
export const createSavedViews = ({ store }: Core) => {
  const isManager = ({ role }: RepActor): boolean => role !== 'rep';
  /** One's own while only they see it; what is shared belongs to the managers. */
  const mayChange = (actor: RepActor, row: SavedViewRow): boolean =>
    row.shared === 1 ? isManager(actor) : row.owner_id === actor.personId;

  return {
    list: async (actor: RepActor): Promise<SavedView[]> => (await readViews(store.k, actor.personId)).map(toView),

    save: (
      actor: RepActor,
      { id, name, shared, look }: Pick<SavedView, 'id' | 'name' | 'shared' | 'look'>,
    ): Promise<Result<SavedView>> =>
      store.run(async (tx): Promise<Result<SavedView>> => {
        if (shared && !isManager(actor)) return fail('forbidden', 'only a manager shares a view with everybody');
        const row = { name, shared: shared ? 1 : 0, look: JSON.stringify(look) };
        const known = await readView(tx.k, id);
        if (known) {
          // Whose view it is that may not be seen is nobody's business.
          if (!mayChange(actor, known)) return fail('not_found', 'no such view of yours');
          await changeView(tx, id, row);
        } else {
          if ((await countViews(tx.k, actor.personId)) >= most) return fail('conflict', 'too many saved views');
          await insertView(tx, { id, owner_id: actor.personId, ...row, created_at: tx.now, updated_at: tx.now });
        }
        const saved = await readView(tx.k, id);
        if (!saved) throw new Error(`view ${id} was not stored`);
        return ok(toView(saved));
      }),

    remove: (actor: RepActor, id: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const known = await readView(tx.k, id);
        if (!known || !mayChange(actor, known)) return fail('not_found', 'no such view of yours');
        await deleteView(tx, id);
        return ok({});
      }),
  };
};

export type SavedViews = ReturnType<typeof createSavedViews>;
