import { most, type SiteIdentity } from '../../../shared/domain/identity.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { insertSecret, isEnforced, retireSecret, secretsOf, setEnforced } from './identity-repository.ts';

export interface SiteIdentityPorts {
  audit: Audit;
  /** 256 random bits, as text. */
  newSecret(): string;
}

/** How admins let a site's server prove who its visitors are. */
export const createSiteIdentity = ({ store, ids }: Core, { audit, newSecret }: SiteIdentityPorts) => {
  const look = async (siteId: string, k = store.k): Promise<Result<SiteIdentity>> => {
    const enforced = await isEnforced(k, siteId);
    if (enforced === undefined) return fail('not_found', 'no such site');
    const secrets = (await secretsOf(k, siteId)).map((row) => ({
      id: row.id,
      ends: row.ends,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
    }));
    return ok({ siteId, enforced, secrets });
  };

  return {
    get: ({ siteId }: { siteId: string }) => look(siteId),

    addSecret: (
      actor: RepActor,
      { siteId }: { siteId: string },
    ): Promise<Result<{ secret: string; identity: SiteIdentity }>> =>
      store.run(async (tx) => {
        const before = await look(siteId, tx.k);
        if (!before.ok) return before;
        if (before.data.secrets.length >= most.secrets) {
          return fail('conflict', 'retire a secret first: two are enough to bring out a new one');
        }
        const secret = newSecret();
        const id = ids.next();
        await insertSecret(tx, {
          id,
          site_id: siteId,
          secret,
          ends: secret.slice(-4),
          created_at: tx.now,
          last_used_at: null,
          retired_at: null,
        });
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'site.secret_add',
          object: `site:${siteId}`,
          facts: { secretId: id },
        });
        const after = await look(siteId, tx.k);
        return after.ok ? ok({ secret, identity: after.data }) : after;
      }),

    retireSecret: (
      actor: RepActor,
      { siteId, secretId }: { siteId: string; secretId: string },
    ): Promise<Result<SiteIdentity>> =>
      store.run(async (tx) => {
        const before = await look(siteId, tx.k);
        if (!before.ok) return before;
        const { enforced, secrets } = before.data;
        if (enforced && secrets.length === 1 && secrets[0]?.id === secretId) {
          return fail('conflict', 'this is the last secret of a site that believes signed identities only');
        }
        if (!(await retireSecret(tx, siteId, secretId))) return fail('not_found', 'no such secret');
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'site.secret_retire',
          object: `site:${siteId}`,
          facts: { secretId },
        });
        return look(siteId, tx.k);
      }),

    enforce: (
      actor: RepActor,
      { siteId, enforced }: { siteId: string; enforced: boolean },
    ): Promise<Result<SiteIdentity>> =>
      store.run(async (tx) => {
        const before = await look(siteId, tx.k);
        if (!before.ok) return before;
        if (enforced && before.data.secrets.length === 0) return fail('conflict', 'there is no secret to sign with');
        await setEnforced(tx, siteId, enforced);
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'site.identity_enforce',
          object: `site:${siteId}`,
          facts: { enforced },
        });
        return look(siteId, tx.k);
      }),
  };
};

export type SiteIdentityService = ReturnType<typeof createSiteIdentity>;
