import * as z from 'zod';

/** Schema of a picture's id: what it holds, hashed; it stands in the picture's address. */
export const PictureId = z.string().regex(/^[0-9a-f]{32}$/);

/** The schemes a messenger can have: as the page is now, as the visitor's system is, or always one of them. */
export const lookSchemes = ['page', 'system', 'light', 'dark'] as const;
/** Where the launcher stands; `text` is where lines end in the page's writing: right, or left on a page from right to left. */
export const lookSides = ['text', 'left', 'right'] as const;
/** How round everything is. */
export const lookCorners = ['round', 'soft', 'sharp'] as const;
/** What the launcher is: a speech bubble, a bubble with words, the site's logo. */
export const lookLaunchers = ['bubble', 'label', 'logo'] as const;

/** The farthest the launcher stands from an edge of the page, in CSS pixels. */
export const farthestGap = 240;

const Gap = z.number().int().min(0).max(farthestGap);

/** Schema of how a site's messenger looks and sounds; what an older router did not know of has the look it had there. */
export const SiteLook = z
  .object({
    scheme: z.enum(lookSchemes).default('page'),
    side: z.enum(lookSides).default('text'),
    /** From the side and the bottom of the page. */
    sideGap: Gap.default(20),
    bottomGap: Gap.default(20),
    /** From the bottom of a phone’s page, where bars stand. */
    phoneGap: Gap.default(20),
    corners: z.enum(lookCorners).default('round'),
    launcher: z.enum(lookLaunchers).default('bubble'),
    /** Stands in the header where no rep is there to be seen. */
    logo: PictureId.nullable().default(null),
    /** Stands above the greeting. */
    team: PictureId.nullable().default(null),
    /** A short sound tells of a message that nobody looks at. */
    sound: z.boolean().default(false),
  })
  .refine(({ launcher, logo }) => launcher !== 'logo' || logo !== null, { path: ['launcher'], error: 'logo' });
/** How a site's messenger looks and sounds. */
export type SiteLook = z.infer<typeof SiteLook>;

/** The look of a site that never chose one. */
export const plainLook: SiteLook = SiteLook.parse({});
