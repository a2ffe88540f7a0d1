import * as z from 'zod';
import { themeOf } from '../../domain/look-theme.ts';
import { lookLaunchers, lookSchemes, lookSides, type SiteLook } from '../../domain/site-look.ts';

const Properties = z.record(z.string(), z.string());

/** Schema of a site's look as the widget takes it: colours that can be read are worked out already, for both schemes. */
export const WidgetLook = z.object({
  /** Custom properties of the frame's page in each scheme. */
  light: Properties,
  dark: Properties,
  scheme: z.enum(lookSchemes),
  side: z.enum(lookSides),
  /** Distances from the page's side and bottom, and from the bottom of a phone's page. */
  gaps: z.array(z.number().int().nonnegative()),
  launcher: z.enum(lookLaunchers),
  /** Paths of pictures on the router. */
  logo: z.string().nullable(),
  team: z.string().nullable(),
  sound: z.boolean(),
});
/** A site's look as the widget takes it. */
export type WidgetLook = z.infer<typeof WidgetLook>;

/** The corners of boxes and of the launcher; round ones are the widget's own. */
const cornersOf = {
  round: {},
  soft: { '--corner': '10px', '--launcher-corner': '18px' },
  sharp: { '--corner': '3px', '--launcher-corner': '6px' },
} as const;

const pathOf = (picture: string | null): string | null => picture && `/widget/pictures/${picture}`;

/** Works out what the widget needs of a site's colour and look. */
export function widgetLook(color: string, look: SiteLook): WidgetLook {
  const properties = (ground: 'light' | 'dark') => ({
    ...Object.fromEntries(
      Object.entries(themeOf(color, ground)).map(([name, rgb]) => [
        `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
        rgb.join(' '),
      ]),
    ),
    ...cornersOf[look.corners],
  });
  return {
    light: properties('light'),
    dark: properties('dark'),
    scheme: look.scheme,
    side: look.side,
    gaps: [look.sideGap, look.bottomGap, look.phoneGap],
    launcher: look.launcher,
    logo: pathOf(look.logo),
    team: pathOf(look.team),
    sound: look.sound,
  };
}
