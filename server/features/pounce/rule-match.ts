import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { PounceRule } from '../../../shared/protocol/rep/pounce.ts';

type Seen = Pick<VisitorCard, 'page' | 'company' | 'visits'>;

const onPage: Record<PounceRule['page']['match'], (path: string, wanted: string) => boolean> = {
  any: () => true,
  begins: (path, wanted) => path.startsWith(wanted),
  is: (path, wanted) => path.replace(/\/$/, '') === wanted.replace(/\/$/, ''),
  contains: (path, wanted) => path.includes(wanted),
};

const inSegment: Record<PounceRule['segment'], (seen: Seen) => boolean> = {
  everybody: () => true,
  target: ({ company }) => company?.target === true,
  known_company: ({ company }) => company !== null,
  returning: ({ visits }) => visits > 1,
  new: ({ visits }) => visits === 1,
};

/** When the rule would pounce this visitor, if they stay on the page; null where it is not about them. */
export const ruleDue = (
  rule: PounceRule,
  seen: Seen,
  leastS: number,
  sitePath: (path: string) => string,
): number | null => {
  const { page } = seen;
  if (!rule.on || !page || !inSegment[rule.segment](seen)) return null;
  if (rule.page.match !== 'any' && !onPage[rule.page.match](sitePath(page.path), rule.page.path)) return null;
  return page.since + Math.max(rule.afterS, leastS) * 1000;
};
