import { ok } from '../../../shared/protocol/result.ts';
import type { CompanyEnrichment } from '../../features/companies/enrichment.ts';
import type { RepHandlers } from '../handlers.ts';

/** Where the router asks for companies: an admin's setting. */
export const enrichmentHandlers = (
  enrichment: CompanyEnrichment,
): RepHandlers<'enrichment.get' | 'enrichment.set' | 'enrichment.test'> => ({
  'enrichment.get': async () => ok(enrichment.get()),
  'enrichment.set': ({ actor }, input) => enrichment.set(actor, input),
  'enrichment.test': (_line, { domain }) => enrichment.test(domain),
});
