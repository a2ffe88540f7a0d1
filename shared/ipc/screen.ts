import * as z from 'zod';
import { type Contract, request } from '../protocol/contract.ts';

/** Schema of a screen or a window that can be shown to a visitor; the picture is a `data:` address, empty where there is none. */
export const ScreenSource = z.object({
  id: z.string().max(200),
  name: z.string().max(300),
  kind: z.enum(['screen', 'window']),
  picture: z.string().max(400_000),
});
/** A screen or a window that can be shown to a visitor. */
export type ScreenSource = z.infer<typeof ScreenSource>;

/** Requests of the console page about what it shows. */
export const screenRequests = {
  /** What is open now; our own windows are left out. */
  'screen.sources': request(z.undefined(), z.array(ScreenSource)),
  /** The page's next question for a picture is answered with this one; false where it is gone. */
  'screen.choose': request(z.object({ id: z.string().max(200) }), z.object({ chosen: z.boolean() })),
  /** Whether names and words are kept from whoever sees the screen, in what the desktop itself shows. */
  'screen.veil': request(z.object({ veiled: z.boolean() }), z.object({})),
} satisfies Contract;
