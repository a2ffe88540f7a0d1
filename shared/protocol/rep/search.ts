import * as z from 'zod';
import { PersonRef } from '../../domain/person.ts';
import { practiceMark } from '../../domain/practice.ts';
import { Id, Instant } from '../../domain/scalars.ts';
import { Company } from '../../domain/visitor.ts';
import { request } from '../contract.ts';

const Words = z.string().trim().min(1).max(120);

/** Schema of what is looked for: words, and what narrows them down. */
export const SearchQuery = z.object({
  words: z.string().trim().max(200).default(''),
  /** Part of the visitor's name or e-mail address. */
  from: Words.optional(),
  /** Part of the name of the rep whose the conversation is. */
  rep: Words.optional(),
  company: Words.optional(),
  /** The path of the page on which the conversation began, or its beginning. */
  page: Words.optional(),
  tag: Words.optional(),
  hasFile: z.literal(true).optional(),
  /** From then on. */
  after: Instant.optional(),
  /** Until before then. */
  before: Instant.optional(),
});
/** What is looked for. */
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Schema of a piece of text with the places that were found, as ranges of it: it is never HTML. */
export const Excerpt = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().positive()])),
});
/** A piece of text with the places that were found. */
export type Excerpt = z.infer<typeof Excerpt>;

/** Schema of a person or company that was found. */
export const FoundPerson = z.object({
  visitorId: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  company: Company.nullable(),
  ...practiceMark,
  lastSeenAt: Instant,
  /** Their latest conversation, if they ever had one. */
  conversationId: Id.nullable(),
});
/** A visitor who was found by name or address. */
export type FoundPerson = z.infer<typeof FoundPerson>;

/** Schema of a company that was found. */
export const FoundCompany = z.object({
  accountId: Id,
  name: z.string(),
  domain: z.string(),
  target: z.boolean(),
  owner: PersonRef.nullable(),
});
/** A company that was found. */
export type FoundCompany = z.infer<typeof FoundCompany>;

/** Schema of a place in a conversation that was found. */
export const FoundTalk = z.object({
  conversationId: Id,
  /** The entry in the conversation; null where the conversation as a whole was found. */
  seq: z.number().int().positive().nullable(),
  kind: z.enum(['message', 'note', 'file', 'conversation']),
  at: Instant,
  open: z.boolean(),
  visitor: z.object({
    id: Id,
    name: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    ...practiceMark,
  }),
  company: z.object({ name: z.string(), target: z.boolean() }).nullable(),
  rep: PersonRef.nullable(),
  /** Who said it: the rep's name, or null for the visitor. */
  by: PersonRef.nullable(),
  excerpt: Excerpt,
});
/** A place in a conversation that was found. */
export type FoundTalk = z.infer<typeof FoundTalk>;

/** Schema of where the next page of talks begins; what it means is the router's own. */
export const SearchCursor = z.object({ tier: z.enum(['exact', 'near', 'file', 'whole']), from: z.string().max(64) });
/** Where the next page of talks begins. */
export type SearchCursor = z.infer<typeof SearchCursor>;

/** The search over everything. */
export const searchRequests = {
  /**
   * People, companies and talks. What has the words as they were typed comes first, then what has words that begin like
   * them; the newest first in each. `next` is given back as `after` for the next page, which holds talks alone.
   */
  'search.find': request(
    z.object({ query: SearchQuery, next: SearchCursor.optional(), limit: z.number().int().min(1).max(50).default(20) }),
    z.object({
      people: z.array(FoundPerson),
      companies: z.array(FoundCompany),
      talks: z.array(FoundTalk),
      next: SearchCursor.nullable(),
    }),
  ),
} as const;
