import * as z from 'zod';
import { Id } from '../../domain/scalars.ts';
import { PictureId, SiteLook } from '../../domain/site-look.ts';
import { request } from '../contract.ts';

/** The most letters a picture may have as base64: one message of the line holds it. */
export const maxPictureText = 90_000;

/** Schema of a site's look with its colour; `revision` grows with each change. */
export const SavedLook = z.object({
  revision: z.number().int().nonnegative(),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  look: SiteLook,
});
/** A site's look with its colour. */
export type SavedLook = z.infer<typeof SavedLook>;

/** The requests by which admins see and change how a site's messenger looks. */
export const lookRequests = {
  'site.look': request(z.object({ siteId: Id }), SavedLook),
  /** Replaces the look; `conflict` where somebody changed it since `revision`, `bad_request` names in `detail.field` a picture that is not there. */
  'site.set_look': request(SavedLook.extend({ siteId: Id }), SavedLook),
  /** Keeps a picture (JPEG, PNG or WebP as base64) so that a look may name it; one that none names within a day is forgotten. Refused as a file is, with `why` in the detail. */
  'site.put_picture': request(
    z.object({ siteId: Id, kind: z.enum(['logo', 'team']), data: z.base64().max(maxPictureText) }),
    z.object({ picture: PictureId }),
  ),
} as const;
