import type { SnippetValues } from '../../../shared/domain/snippet.ts';

/** The first of a person's names, as they are called. */
export const firstName = (name: string | null): string | null => name?.trim().split(/\s+/)[0] || null;

/** What a conversation gives a snippet to fill in. */
export function snippetValues(
  visitor: { name: string | null; company: { name: string } | null } | null,
  page: string | null,
  bookingLink: string | null,
  rep: { name: string },
): SnippetValues {
  return {
    'visitor.first_name': firstName(visitor?.name ?? null),
    'visitor.name': visitor?.name ?? null,
    company: visitor?.company?.name ?? null,
    page,
    booking_link: bookingLink,
    'rep.first_name': firstName(rep.name),
    'rep.name': rep.name,
  };
}
