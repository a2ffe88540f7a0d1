import type { Attributes } from '../../../shared/domain/identity.ts';
import type { Tx } from '../../db/tx.ts';
import { companyDomain } from '../companies/free-mail.ts';
import { consentOf } from './consent-of.ts';
import type { SiteDirectory } from './site-directory.ts';
import type { Profile } from './visitor-record.ts';
import type { VisitorRegistry } from './visitor-registry.ts';
import { companyOf, loadRecord, mirror, writeVisitor } from './visitor-rows.ts';
import { accountByDomain, setIdentity, visitorById } from './visitors-repository.ts';

type Remembered = (tx: Tx, visitorId: string) => Promise<void>;

/** What is heard of a visitor; what is not given stays as it was. */
export interface Heard {
  name?: string | undefined;
  email?: string | undefined;
  /** The company's own id of them, where its website proved it. */
  externalId?: string | undefined;
  attributes?: Attributes | undefined;
}

/** From nobody to somebody: when a visitor gets rows, and what they, or their company's website, say of them. */
export const createVisitorIdentity = (registry: VisitorRegistry, sites: SiteDirectory) => {
  const listeners: Remembered[] = [];

  /** Makes rows of a visitor who lived in memory; false for one who is not known at all. */
  const remember = async (tx: Tx, visitorId: string): Promise<boolean> => {
    const record = registry.get(visitorId);
    if (!record) return (await tx.get(visitorById, { id: visitorId })) !== undefined;
    if (!record.loaded) await loadRecord(tx, record);
    if (record.facts.stored) return true;
    const site = sites.byId(record.siteId);
    await writeVisitor(tx, record, site === undefined || consentOf(site, record.ground) !== 'off');
    for (const listener of listeners) await listener(tx, visitorId);
    return true;
  };

  /** What is known of a visitor, in memory or in their row; null of one who is neither. */
  const known = async (tx: Tx, visitorId: string): Promise<Profile | null> => {
    const record = registry.get(visitorId);
    if (record) {
      if (!record.loaded) await loadRecord(tx, record);
      return record.facts.profile;
    }
    const row = await tx.get(visitorById, { id: visitorId });
    return row
      ? {
          secretHash: row.secret_hash,
          name: row.name,
          email: row.email,
          externalId: row.external_id,
          attributes: JSON.parse(row.attributes) as Attributes,
          city: row.city,
          country: row.country,
          company: companyOf(row),
          visits: row.visits,
          firstSeenAt: row.first_seen_at,
          practice: row.practice === 1,
        }
      : null;
  };

  /** The company that the domain of an address tells, or the one that was known: a free-mail address tells of none. */
  const companyBy = async (tx: Tx, email: string | undefined, before: Profile['company']) => {
    const domain = email === undefined ? null : companyDomain(email);
    if (domain === null) return before;
    const account = await tx.get(accountByDomain, { domain });
    return account ? companyOf(account) : null;
  };

  /** Notes what was heard of a visitor, in their row if they have one; false of one who is not known at all. */
  const learn = async (tx: Tx, visitorId: string, heard: Heard): Promise<boolean> => {
    const before = await known(tx, visitorId);
    if (!before) return false;
    const profile: Profile = {
      ...before,
      name: heard.name ?? before.name,
      email: heard.email ?? before.email,
      externalId: heard.externalId ?? before.externalId,
      attributes: heard.attributes ?? before.attributes,
      company: await companyBy(tx, heard.email, before.company),
    };
    const record = registry.get(visitorId);
    if (!record || record.facts.stored) {
      await tx.run(setIdentity, {
        id: visitorId,
        name: profile.name,
        email: profile.email,
        externalId: profile.externalId,
        attributes: JSON.stringify(profile.attributes),
        accountId: profile.company?.accountId ?? null,
      });
    }
    if (record) mirror(tx, record, { ...record.facts, profile });
    await tx.signal('visitor.changed', { visitorId });
    return true;
  };

  return {
    remember,
    known,
    learn,

    /** True of whom rows are kept. */
    isStored: async (tx: Tx, visitorId: string): Promise<boolean> => {
      const record = registry.get(visitorId);
      if (record && !record.loaded) await loadRecord(tx, record);
      return record ? record.facts.stored : (await tx.get(visitorById, { id: visitorId })) !== undefined;
    },

    emailOf: async (tx: Tx, visitorId: string): Promise<string | null> => (await known(tx, visitorId))?.email ?? null,

    /** Calls `listener` in the command in which a visitor's first rows are made. */
    onRemembered: (listener: Remembered): void => {
      listeners.push(listener);
    },

    /** The visitor said who they are; what the company's website has proved stays. */
    identify: async (tx: Tx, visitorId: string, said: { name?: string; email?: string }): Promise<boolean> => {
      if (!(await remember(tx, visitorId))) return false;
      const before = await known(tx, visitorId);
      const isProved = before !== null && before.externalId !== null;
      return learn(tx, visitorId, {
        name: isProved ? (before.name ?? said.name) : said.name,
        email: isProved ? (before.email ?? said.email) : said.email,
      });
    },
  };
};
