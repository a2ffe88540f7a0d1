import type { Tx } from '../../db/tx.ts';
import { companyDomain } from '../companies/free-mail.ts';
import type { SiteDirectory } from './site-directory.ts';
import type { VisitorRegistry } from './visitor-registry.ts';
import { companyOf, loadRecord, mirror, writeVisitor } from './visitor-rows.ts';
import { accountByDomain, setIdentity, visitorById } from './visitors-repository.ts';

type Remembered = (tx: Tx, visitorId: string) => Promise<void>;

/** From nobody to somebody: when a visitor gets rows, and what they say of themselves. */
export const createVisitorIdentity = (registry: VisitorRegistry, sites: SiteDirectory) => {
  const listeners: Remembered[] = [];

  /** Makes rows of a visitor who lived in memory; false for one who is not known at all. */
  const remember = async (tx: Tx, visitorId: string): Promise<boolean> => {
    const record = registry.get(visitorId);
    if (!record) return (await tx.get(visitorById, { id: visitorId })) !== undefined;
    if (!record.loaded) await loadRecord(tx, record);
    if (record.facts.stored) return true;
    await writeVisitor(tx, record, sites.byId(record.siteId)?.consent !== 'off');
    for (const listener of listeners) await listener(tx, visitorId);
    return true;
  };

  return {
    remember,

    emailOf: async (tx: Tx, visitorId: string): Promise<string | null> => {
      const record = registry.get(visitorId);
      if (record?.loaded) return record.facts.profile.email;
      return (await tx.get(visitorById, { id: visitorId }))?.email ?? null;
    },

    /** Calls `listener` in the command in which a visitor's first rows are made. */
    onRemembered: (listener: Remembered): void => {
      listeners.push(listener);
    },

    /** The visitor said who they are; the company follows from the e-mail address' domain, or stays unknown. */
    identify: async (tx: Tx, visitorId: string, known: { name?: string; email: string }): Promise<boolean> => {
      if (!(await remember(tx, visitorId))) return false;
      const row = await tx.get(visitorById, { id: visitorId });
      const domain = companyDomain(known.email);
      const account = domain === null ? undefined : await tx.get(accountByDomain, { domain });
      const name = known.name ?? row?.name ?? null;
      // A free-mail address tells nothing of the company, so what was known before stands.
      const accountId = domain === null ? (row?.account_id ?? null) : (account?.account_id ?? null);
      await tx.run(setIdentity, { id: visitorId, name, email: known.email, accountId });
      const record = registry.get(visitorId);
      if (record) {
        const told = account ? companyOf(account) : null;
        const company = domain === null ? record.facts.profile.company : told;
        const profile = { ...record.facts.profile, name, email: known.email, company };
        mirror(tx, record, { ...record.facts, profile });
      }
      await tx.signal('visitor.changed', { visitorId });
      return true;
    },
  };
};
