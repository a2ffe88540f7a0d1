import * as z from 'zod';
import { ConsentIn } from '../../domain/consent.ts';
import { Email, Id, Instant, Name, Zone } from '../../domain/scalars.ts';

/** Schema of a site's consent mode: `ask` before an act the visitor lives in memory for one page; `implied` the site vouches; `off` nothing is tracked. */
export const ConsentMode = z.enum(['ask', 'implied', 'off']);
/** A site's consent mode. */
export type ConsentMode = z.infer<typeof ConsentMode>;

/** Schema of a password: 10 to 256 characters. */
export const Password = z.string().min(10).max(256);

/** Schema of a site with the widget. */
export const Site = z.object({
  id: Id,
  /** The public key in the snippet. */
  key: z.string(),
  name: Name,
  origins: z.array(z.string()),
  consent: ConsentMode,
  /** The countries in which it differs, by the way that holds there. */
  consentIn: ConsentIn,
  /** `#rrggbb` of the launcher and header. */
  color: z.string(),
  snippet: z.string(),
  firstViewAt: Instant.nullable(),
});
/** A site with the widget. */
export type Site = z.infer<typeof Site>;

/** Body of `POST /api/setup`: the first admin and the first site, with the one-time code of the router's log. */
export const SetupInput = z.object({
  code: z.string().min(1).max(100),
  workspaceName: Name,
  name: Name,
  email: Email,
  password: Password,
  zone: Zone,
  siteName: Name,
  origins: z.array(z.string()).min(1).max(20),
});
/** The first admin and the first site. */
export type SetupInput = z.infer<typeof SetupInput>;
