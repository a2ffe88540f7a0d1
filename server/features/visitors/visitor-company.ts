import type { EnrichmentAnswer, EnrichmentQuestion } from '../../../shared/protocol/rep/enrichment.ts';
import type { Tx } from '../../db/tx.ts';
import { companyDomain } from '../companies/free-mail.ts';
import type { Core } from '../core.ts';
import type { VisitorRecord } from './visitor-record.ts';
import type { VisitorRegistry } from './visitor-registry.ts';
import { companyOf, mirror } from './visitor-rows.ts';
import { accountByDomain, insertAccount, setAccount } from './visitors-repository.ts';

/** Who may know the company of a visitor. */
export interface CompanySource {
  /** False where nobody would answer: then not even the network of an address is kept in memory. */
  isOn(): boolean;
  ask(question: EnrichmentQuestion): Promise<EnrichmentAnswer | null>;
}

/** Finds the companies of visitors who are kept and whose company nothing else told. */
export const createVisitorCompany = ({ ids, log }: Core, registry: VisitorRegistry, source: CompanySource) => {
  const attach = async (tx: Tx, record: VisitorRecord, { name, domain }: EnrichmentAnswer): Promise<void> => {
    if (!record.facts.stored || record.facts.profile.company) return;
    await tx.run(insertAccount, { id: ids.next(), name, domain, at: tx.now });
    const account = await tx.get(accountByDomain, { domain });
    if (!account) throw new Error('the account was not stored');
    await tx.run(setAccount, { id: record.id, accountId: account.account_id });
    mirror(tx, record, { ...record.facts, profile: { ...record.facts.profile, company: companyOf(account) } });
    await tx.signal('visitor.changed', { visitorId: record.id });
  };

  const questionOf = ({ id, facts, network }: VisitorRecord): EnrichmentQuestion | null => {
    const { email, country } = facts.profile;
    const domain = email === null ? null : companyDomain(email);
    if (domain !== null) return { visitorId: id, country, domain };
    return network === null ? null : { visitorId: id, country, network };
  };

  /** Asks, where there is somebody to ask; whoever looks at the visitor meanwhile sees *Unknown company*. */
  const seek = (visitorId: string): void => {
    const record = registry.get(visitorId);
    if (!record || !source.isOn() || !record.facts.stored || record.facts.profile.company) return;
    const question = questionOf(record);
    if (!question) return;
    const find = async (): Promise<void> => {
      const answer = await source.ask(question);
      if (answer) await registry.run(visitorId, (tx) => attach(tx, record, answer));
    };
    find().catch((error: unknown) => log.error('a company was not kept', { id: visitorId, error }));
  };
  return seek;
};
