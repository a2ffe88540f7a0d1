import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { Opener } from '../../../shared/protocol/rep/pounce.ts';
import type { RepActor } from '../actor.ts';
import type { People } from '../people/people.ts';
import { openerLines, returningLine, unknownCompany } from './openers.en.ts';
import { pageKind } from './page-kind.ts';

/** Fills in whose words these are and whom they reach. */
export const fillLine = (line: string, repName: string, company: string | null): string =>
  line
    .replaceAll('{rep}', repName.trim().split(/\s+/)[0] ?? repName)
    .replaceAll('{company}', company ?? unknownCompany);

/** What the rep could begin with, for the page the visitor looks at. */
export const openersFor = (
  card: Pick<VisitorCard, 'page' | 'company' | 'visits'>,
  repName: string,
  sitePath: (path: string) => string,
): Opener[] => {
  const kind = pageKind(sitePath(card.page?.path ?? ''));
  const lines = openerLines[kind].map((line, n) => ({ id: `${kind}.${n + 1}`, line }));
  const all = card.visits > 1 ? [...lines, { id: 'returning', line: returningLine }] : lines;
  return all.map(({ id, line }) => ({ id, text: fillLine(line, repName, card.company?.name ?? null) }));
};

/** Suggests first lines for a visitor who is here, in the words of who asks. */
export const createOpeners =
  (
    people: Pick<People, 'find'>,
    cardOf: (visitorId: string) => VisitorCard | null,
    sitePath: (path: string) => string,
  ) =>
  async ({ personId }: RepActor, visitorId: string): Promise<Opener[]> => {
    const card = cardOf(visitorId);
    const me = await people.find(personId);
    return card && me ? openersFor(card, me.name, sitePath) : [];
  };
