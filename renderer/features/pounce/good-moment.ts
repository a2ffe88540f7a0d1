import type { VisitorCard } from '../../../shared/domain/visitor.ts';

/** Where somebody looks at what it would cost them. */
const pricePage = /\/(pricing|prices?|plans?|quote)(\/|\.|$)/i;

/** True for a visitor worth speaking to now: of a target account that is no colleague’s, back on the site, and looking at the price. */
export const isGoodMoment = (
  { company, visits, page }: Pick<VisitorCard, 'company' | 'visits' | 'page'>,
  myId: string,
): boolean =>
  company?.target === true &&
  (company.owner === null || company.owner.id === myId) &&
  visits > 1 &&
  page !== null &&
  pricePage.test(page.path);
