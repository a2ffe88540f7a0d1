import * as z from 'zod';
import { maxTextLength } from './limits.ts';
import { PersonRef } from './person.ts';
import { Id, Instant } from './scalars.ts';

/** What a snippet may leave open, filled in where it is put in. */
export const snippetVariables = [
  'visitor.first_name',
  'visitor.name',
  'company',
  'page',
  'booking_link',
  'rep.first_name',
  'rep.name',
] as const;
/** One of the values a snippet may leave open. */
export type SnippetVariable = (typeof snippetVariables)[number];
/** The values of a conversation; null where one is not known. */
export type SnippetValues = Readonly<Record<SnippetVariable, string | null>>;

/** Schema of a snippet's shortcut: letters, digits, `_` and `-`. */
export const SnippetShortcut = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(30)
  .regex(/^[\p{L}\p{N}_-]+$/u);

/** Schema of what a person writes of a snippet. */
export const SnippetFacts = z.object({
  name: z.string().trim().min(1).max(80),
  shortcut: SnippetShortcut,
  text: z.string().trim().min(1).max(maxTextLength),
  shared: z.boolean(),
});

/** Schema of a prepared answer: a person's own, or shared with all. */
export const Snippet = SnippetFacts.extend({
  id: Id,
  owner: PersonRef,
  version: z.number().int().positive(),
  updatedAt: Instant,
});
/** A prepared answer. */
export type Snippet = z.infer<typeof Snippet>;

/** A piece of a snippet: words, or a value that is known or missing. */
export type SnippetPart =
  | { kind: 'words'; text: string }
  | { kind: 'value'; variable: SnippetVariable; text: string; known: boolean; raw: string };

const hole = /\{\s*([a-z_.]+)\s*(?:\|([^{}]*))?\}/g;
const isVariable = (name: string): name is SnippetVariable => (snippetVariables as readonly string[]).includes(name);

/** Reads a snippet as its pieces; braces that name nothing known are words. A value that is missing falls back to what stands behind `|`. */
export function snippetParts(text: string, values: SnippetValues): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let at = 0;
  for (const found of text.matchAll(hole)) {
    const [raw, name = '', fallback] = found;
    if (!isVariable(name)) continue;
    if (found.index > at) parts.push({ kind: 'words', text: text.slice(at, found.index) });
    const value = values[name] ?? fallback ?? null;
    parts.push({ kind: 'value', variable: name, text: value ?? raw, known: value !== null, raw });
    at = found.index + raw.length;
  }
  if (at < text.length) parts.push({ kind: 'words', text: text.slice(at) });
  return parts;
}

/** The snippet with its values filled in; what is missing stays in braces, to be seen before it is sent. */
export const fillSnippet = (text: string, values: SnippetValues): string =>
  snippetParts(text, values)
    .map((part) => part.text)
    .join('');

const nothing: SnippetValues = {
  'visitor.first_name': null,
  'visitor.name': null,
  company: null,
  page: null,
  booking_link: null,
  'rep.first_name': null,
  'rep.name': null,
};

/** The values that a text still leaves open, as they stand there. */
export const openValues = (text: string): string[] => [
  ...new Set(snippetParts(text, nothing).flatMap((part) => (part.kind === 'value' ? [part.raw] : []))),
];
