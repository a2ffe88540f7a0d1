import { ConsentIn, consentEverywhere } from '../../../shared/domain/consent.ts';
import type { ConsentMode, Site } from '../../../shared/protocol/http/setup.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { readOrigin } from '../visitors/origins.ts';
import { insertSite, listSites, type SiteRow, siteById, updateSite } from './sites-repository.ts';

export interface SitePorts {
  audit: Audit;
  publicUrl: string;
  /** A key that nobody else has; it is public and opens nothing by itself. */
  newKey(): string;
}

interface NewSite {
  name: string;
  origins: readonly string[];
  key?: string;
  consent?: ConsentMode;
  color?: string;
}

const defaultColor = '#0f766e';

/** Origins as browsers name them, each once; a bare host is meant with https. Refuses what is no origin. */
const normalise = (origins: readonly string[]): Result<string[]> => {
  const read = new Set<string>();
  for (const text of origins) {
    const given = text.trim();
    const origin = readOrigin(given.includes('://') ? given : `https://${given}`);
    if (origin === null)
      return fail('bad_request', 'origins: give them like https://www.example.com', { origin: text });
    read.add(origin);
  }
  return ok([...read]);
};

/** The websites the widget stands on. */
export const createSites = ({ store, ids }: Core, { audit, publicUrl, newKey }: SitePorts) => {
  const toSite = (row: SiteRow): Site => ({
    id: row.id,
    key: row.key,
    name: row.name,
    origins: JSON.parse(row.origins) as string[],
    consent: row.consent,
    consentIn: ConsentIn.parse(JSON.parse(row.consent_in)),
    color: row.color,
    snippet: `<script async src="${publicUrl}/widget/loader.js" data-site="${row.key}"></script>`,
    firstViewAt: row.first_view_at,
  });

  const add = async (tx: Tx, input: NewSite, actorId: string | null): Promise<Result<Site>> => {
    const origins = normalise(input.origins);
    if (!origins.ok) return origins;
    const row: SiteRow = {
      id: ids.next(),
      key: input.key ?? newKey(),
      name: input.name,
      origins: JSON.stringify(origins.data),
      // Asking first is the mode that is right everywhere; vouching is the site's own decision.
      consent: input.consent ?? 'ask',
      consent_in: JSON.stringify(consentEverywhere),
      color: input.color ?? defaultColor,
      created_at: tx.now,
      first_view_at: null,
      retention_days: null,
      identity_enforced: 0,
      language: null,
    };
    await insertSite(tx, row);
    const facts = { origins: origins.data, consent: row.consent };
    await audit.write(tx, { actorId, action: 'site.create', object: `site:${row.id}`, facts });
    await tx.signal('site.changed', { siteId: row.id });
    return ok(toSite(row));
  };

  return {
    add,

    list: async (): Promise<Result<{ sites: Site[] }>> => ok({ sites: (await listSites(store.k)).map(toSite) }),

    create: (actor: RepActor, input: { name: string; origins: readonly string[] }): Promise<Result<Site>> =>
      store.run((tx) => add(tx, input, actor.personId)),

    update: (
      actor: RepActor,
      input: {
        siteId: string;
        name: string;
        origins: readonly string[];
        consent: ConsentMode;
        consentIn?: ConsentIn | undefined;
        color?: string | undefined;
      },
    ): Promise<Result<Site>> =>
      store.run(async (tx) => {
        const row = await siteById(tx, input.siteId);
        if (!row) return fail('not_found', 'no such site');
        const origins = normalise(input.origins);
        if (!origins.ok) return origins;
        const { name, consent, color = row.color } = input;
        const consentIn = input.consentIn ? JSON.stringify(input.consentIn) : row.consent_in;
        const next = { name, consent, consent_in: consentIn, color, origins: JSON.stringify(origins.data) };
        await updateSite(tx, row.id, next);
        const facts = { origins: origins.data, consent, consentIn: JSON.parse(consentIn) as unknown, color };
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'site.update',
          object: `site:${row.id}`,
          facts,
        });
        await tx.signal('site.changed', { siteId: row.id });
        return ok(toSite({ ...row, ...next }));
      }),
  };
};

export type Sites = ReturnType<typeof createSites>;
