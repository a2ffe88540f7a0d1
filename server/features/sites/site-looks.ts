import { createHash } from 'node:crypto';
import { plainLook, type SiteLook } from '../../../shared/domain/site-look.ts';
import type { SavedLook } from '../../../shared/protocol/rep/look.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { makePicture } from './make-picture.ts';
import {
  dropPictures,
  knownPictures,
  lookOfSite,
  pictureData,
  putPicture,
  readLook,
  writeLook,
} from './site-looks-repository.ts';
import { siteById } from './sites-repository.ts';

/** A picture that no look names is kept for so long: whoever put it there may yet save. */
const unnamedMs = 24 * 60 * 60_000;

const picturesOf = ({ logo, team }: SiteLook) => Object.entries({ logo, team }).filter(([, id]) => id !== null);

/** How the messengers of sites look, and the pictures in them. */
export const createSiteLooks = ({ store }: Core, audit: Audit) => ({
  get: (siteId: string): Promise<Result<SavedLook>> =>
    store.run(async (tx) => {
      const site = await siteById(tx, siteId);
      if (!site) return fail('not_found', 'no such site');
      const row = await lookOfSite(tx.k, siteId);
      return ok({ revision: row?.revision ?? 0, color: site.color, look: row ? readLook(row.look) : plainLook });
    }),

  set: (actor: RepActor, { siteId, revision, color, look }: SavedLook & { siteId: string }) =>
    store.run(async (tx): Promise<Result<SavedLook>> => {
      if (!(await siteById(tx, siteId))) return fail('not_found', 'no such site');
      const now = await lookOfSite(tx.k, siteId);
      if ((now?.revision ?? 0) !== revision) return fail('conflict', 'somebody changed the look meanwhile');
      const named = picturesOf(look);
      const ids = named.flatMap(([, id]) => id ?? []);
      const known = await knownPictures(tx.k, siteId, ids);
      const [missing] = named.filter(([, id]) => id !== null && !known.includes(id));
      if (missing) return fail('bad_request', 'the picture is not here any more', { field: missing[0] });
      const saved = { revision: revision + 1, color, look };
      await writeLook(tx, color, {
        site_id: siteId,
        look: JSON.stringify(look),
        revision: saved.revision,
        updated_at: tx.now,
      });
      await dropPictures(tx, siteId, ids, tx.now - unnamedMs);
      const facts = { color, ...look };
      await audit.write(tx, { actorId: actor.personId, action: 'site.look', object: `site:${siteId}`, facts });
      await tx.signal('site.changed', { siteId });
      return ok(saved);
    }),

  putPicture: async ({ siteId, kind, data }: { siteId: string; kind: 'logo' | 'team'; data: string }) => {
    const made = await makePicture(kind, Buffer.from(data, 'base64'));
    if (typeof made === 'string') return fail('bad_request', 'this picture is not taken', { why: made });
    const id = createHash('sha256').update(made).digest('hex').slice(0, 32);
    return store.run(async (tx): Promise<Result<{ picture: string }>> => {
      if (!(await siteById(tx, siteId))) return fail('not_found', 'no such site');
      await putPicture(tx, { id, site_id: siteId, data: made.toString('base64'), created_at: tx.now });
      return ok({ picture: id });
    });
  },

  /** The bytes of a picture, a WebP; null for one that is not there. */
  picture: async (id: string): Promise<Buffer | null> => {
    const data = await pictureData(store.k, id);
    return data === undefined ? null : Buffer.from(data, 'base64');
  },
});

export type SiteLooks = ReturnType<typeof createSiteLooks>;
