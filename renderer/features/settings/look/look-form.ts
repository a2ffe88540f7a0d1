import * as z from 'zod';
import {
  farthestGap,
  lookCorners,
  lookLaunchers,
  lookSchemes,
  lookSides,
  PictureId,
  type SiteLook,
} from '../../../../shared/domain/site-look.ts';
import type { SavedLook } from '../../../../shared/protocol/rep/look.ts';
import { isColor } from '../site-color.tsx';

const Gap = z.number().int('gap').min(0, 'gap').max(farthestGap, 'gap');

/** A look as it stands in the form. */
export const LookForm = z
  .object({
    color: z.string().refine(isColor, 'color'),
    scheme: z.enum(lookSchemes),
    side: z.enum(lookSides),
    sideGap: Gap,
    bottomGap: Gap,
    phoneGap: Gap,
    corners: z.enum(lookCorners),
    launcher: z.enum(lookLaunchers),
    logo: PictureId.nullable(),
    team: PictureId.nullable(),
    sound: z.boolean(),
  })
  .refine(({ launcher, logo }) => launcher !== 'logo' || logo !== null, { path: ['launcher'], error: 'logo' });
/** A look as it stands in the form. */
export type LookForm = z.infer<typeof LookForm>;

/** What the form begins with. */
export const formOf = ({ color, look }: SavedLook): LookForm => ({ color, ...look });

/** What the form says of the look, beside the colour. */
export function lookOf({ color: _color, ...look }: LookForm): SiteLook {
  return look;
}

/** A distance that can be drawn while somebody types one. */
const shownGap = (gap: number): number => (Number.isInteger(gap) ? Math.min(farthestGap, Math.max(0, gap)) : 0);

/** What can be drawn of a form in the middle of being filled in. */
export function drawable(form: LookForm): LookForm {
  return {
    ...form,
    color: isColor(form.color) ? form.color : '#000000',
    launcher: form.launcher === 'logo' && form.logo === null ? 'bubble' : form.launcher,
    sideGap: shownGap(form.sideGap),
    bottomGap: shownGap(form.bottomGap),
    phoneGap: shownGap(form.phoneGap),
  };
}
