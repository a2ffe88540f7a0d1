import type { Company } from '../../../shared/domain/visitor.ts';
import { companyDomain } from '../companies/free-mail.ts';
import type { Core } from '../core.ts';
import type { VisitorRecord } from './visitor-record.ts';
import type { VisitorRegistry } from './visitor-registry.ts';
import { mirror } from './visitor-rows.ts';
import { setAccount } from './visitors-repository.ts';

/** Brings the visitors in memory up to what the account list says now. Answers with a disposer. */
export const followAccounts = ({ board }: Pick<Core, 'board'>, registry: VisitorRegistry): (() => void) =>
  board.inside('accounts.changed', async (tx, { accounts }) => {
    const byId = new Map(accounts.map(({ company }): [string, Company] => [company.accountId, company]));
    const byDomain = new Map(accounts.map(({ domain, company }): [string, Company] => [domain, company]));

    const changedFor = ({ facts }: VisitorRecord): Company | undefined => {
      const { company, email } = facts.profile;
      if (company) return byId.get(company.accountId);
      const domain = facts.stored && email !== null ? companyDomain(email) : null;
      return domain === null ? undefined : byDomain.get(domain);
    };

    for (const record of registry.all()) {
      const company = changedFor(record);
      if (!company) continue;
      const { profile } = record.facts;
      if (!profile.company) await tx.run(setAccount, { id: record.id, accountId: company.accountId });
      mirror(tx, record, { ...record.facts, profile: { ...profile, company } });
      await tx.signal('visitor.changed', { visitorId: record.id });
    }
  });
