import * as z from 'zod';
import { PersonRef } from '../../domain/person.ts';
import { Id, Name } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

const some = <T extends z.ZodType>(value: T) => z.array(value).max(20).default([]);

/** Schema of which visitors the live view shows; each list that is not empty must hold what the visitor has. */
export const LiveFilter = z.object({
  sites: some(Id),
  /** Paths of the page now; one that ends in `*` stands for all that begin so. */
  pages: some(z.string().trim().min(1).max(500)),
  /** ISO 3166 alpha-2, upper case. */
  countries: some(z.string().regex(/^[A-Z]{2}$/)),
  /** Names of campaigns and paid placements. */
  campaigns: some(z.string().min(1).max(200)),
  accounts: some(z.union([Id, z.literal('unknown')])),
  owners: some(z.union([Id, z.enum(['me', 'none'])])),
  visits: z.enum(['any', 'new', 'returning']).default('any'),
});
/** Which visitors the live view shows. */
export type LiveFilter = z.infer<typeof LiveFilter>;

/** Schema of the counted groups on top of the live view. */
export const LiveScope = z.enum(['all', 'target', 'pricing', 'returning', 'waiting']);
/** One of the counted groups on top of the live view. */
export type LiveScope = z.infer<typeof LiveScope>;

const LiveOrder = z.enum(['priority', 'newest', 'longest']);

/** Schema of the live view's window: which visitors, in which order, how many. */
export const LiveParams = z.object({
  scope: LiveScope.default('all'),
  filter: LiveFilter.prefault({}),
  order: LiveOrder.default('priority'),
  search: z.string().trim().max(120).default(''),
  /** Brings the people of one company together, at the place of the first of them. */
  grouped: z.boolean().default(false),
  /** So many visitors; a company's people are not torn apart at the end. */
  limit: z.number().int().min(1).max(1000).default(200),
});
/** The live view's window. */
export type LiveParams = z.infer<typeof LiveParams>;

/** The most people of one company that a grouped window sends; `larger` says how many there are. */
export const groupShown = 25;

/** Schema of the live view's counts over all visitors on the site, whatever the window holds. */
export const LiveSummary = z.object({
  total: z.number().int(),
  target: z.number().int(),
  pricing: z.number().int(),
  returning: z.number().int(),
  waiting: z.number().int(),
  /** Visitors that match the window's scope, filter and search, of which about `limit` are sent. */
  matching: z.number().int(),
  /** Companies of the window with more people here than are sent. */
  larger: z.array(z.object({ accountId: Id, people: z.number().int() })),
});
/** The live view's counts. */
export type LiveSummary = z.infer<typeof LiveSummary>;

const Facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int().positive() }));

/** Schema of what the visitors on the sites have now, most frequent first: the choices of the filter. */
export const LiveFacets = z.object({
  sites: Facet,
  pages: Facet,
  countries: Facet,
  campaigns: Facet,
  accounts: Facet,
  owners: Facet,
});
/** What the visitors on the sites have now. */
export type LiveFacets = z.infer<typeof LiveFacets>;

/** Schema of how a saved view looks: its window without the length, and its layout. */
export const LiveLook = LiveParams.omit({ limit: true }).extend({ layout: z.enum(['cards', 'table']) });
/** How a saved view looks. */
export type LiveLook = z.infer<typeof LiveLook>;

/** Schema of a saved view: one's own, or one that a manager shares with everybody. */
export const SavedView = z.object({
  id: Id,
  name: Name,
  shared: z.boolean(),
  owner: PersonRef,
  look: LiveLook,
});
/** A saved view. */
export type SavedView = z.infer<typeof SavedView>;

const none = z.object({});

/** The requests of the live screen beside its window. */
export const liveRequests = {
  'live.facets': request(none, LiveFacets),
  /** One's own views and those shared with all, oldest first. */
  'live.views.list': request(none, z.object({ views: z.array(SavedView) })),
  /** Makes a view, or with the id of one changes it; only managers share, and change what is shared. */
  'live.views.save': request(
    z.object({ id: Id, name: Name, shared: z.boolean().default(false), look: LiveLook }),
    SavedView,
  ),
  'live.views.remove': request(z.object({ id: Id }), none),
} as const;
