import * as z from 'zod';
import { Id } from '../domain/scalars.ts';
import { type Contract, request } from '../protocol/contract.ts';

/** Schema of what the page must know of the machine to place its controls and name its keys. */
export const PlatformInfo = z.object({
  os: z.enum(['mac', 'windows', 'linux']),
  appVersion: z.string(),
  /** Who draws the window's buttons: the system inside our toolbar, or a title bar of its own. */
  titleBar: z.enum(['overlay', 'system']),
  locale: z.string(),
});
/** What the page must know of the machine to place its controls and name its keys. */
export type PlatformInfo = z.infer<typeof PlatformInfo>;

/** Who wrote a link: ourselves, or a visitor (then the rep is asked before it opens). */
export const LinkSource = z.enum(['product', 'visitor']);
/** Who wrote a link. */
export type LinkSource = z.infer<typeof LinkSource>;

/** Requests about the machine around the window. */
export const systemRequests = {
  'system.platform': request(z.undefined(), PlatformInfo),
  /** Sets the number on the app's icon: people who need the rep; 0 clears it. */
  'system.setBadge': request(z.object({ count: z.number().int().min(0).max(9999) }), z.object({ shown: z.boolean() })),
  /** Opens https, http, mailto and tel links outside; anything else is `bad_request`. */
  'system.openExternal': request(
    z.object({ url: z.string().min(1).max(8192), source: LinkSource }),
    z.object({ opened: z.boolean() }),
  ),
  /** Brings the console to the front; with an id the page is also told to show that conversation. */
  'window.focus': request(z.object({ conversationId: Id.optional() }).optional(), z.object({ focused: z.boolean() })),
} satisfies Contract;
