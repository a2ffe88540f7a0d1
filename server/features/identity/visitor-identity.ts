import { type Attributes, type FactValue, most } from '../../../shared/domain/identity.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { VisitorActor } from '../actor.ts';
import type { Core } from '../core.ts';
import type { Heard } from '../visitors/visitor-identity.ts';
import type { Profile } from '../visitors/visitor-record.ts';
import {
  insertEvent,
  isEnforced,
  markSecretUsed,
  secretsOf,
  trimEvents,
  visitorByExternalId,
} from './identity-repository.ts';
import { readProof } from './proof.ts';

export interface VisitorIdentityPorts {
  /** The public key of a site, for which an identity must be signed. */
  siteKey(siteId: string): string | undefined;
  visitors: {
    known(tx: Tx, visitorId: string): Promise<Profile | null>;
    learn(tx: Tx, visitorId: string, heard: Heard): Promise<boolean>;
    /** True of whom rows are kept. */
    isStored(tx: Tx, visitorId: string): Promise<boolean>;
  };
  /** Makes two visitors one, of whom a proof says that they are; false where they cannot be now. */
  join(tx: Tx, own: string, other: string): Promise<boolean>;
}

/** So many events of a visitor are kept; more are no trail but a log. */
const kept = 200;

type Identity = { token: string } | { name?: string | undefined; email?: string | undefined };

/** What a company's own website says of its visitor. */
export const createVisitorIdentities = (
  { store, ids, clock }: Core,
  { siteKey, visitors, join }: VisitorIdentityPorts,
) => {
  const nobody = fail('unavailable', 'the visitor is not here');

  const merged = (before: Attributes, change: Record<string, FactValue | null>): Attributes => {
    const all = new Map(Object.entries(before));
    for (const [name, value] of Object.entries(change)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    return Object.fromEntries(all);
  };

  /** Merely said, it changes nothing that is proved. */
  const said = (actor: VisitorActor, { name, email }: { name?: string | undefined; email?: string | undefined }) =>
    store.run(async (tx): Promise<Result<{ anew: boolean }>> => {
      const before = await visitors.known(tx, actor.visitorId);
      if (!before) return nobody;
      if (before.externalId === null) await visitors.learn(tx, actor.visitorId, { name, email });
      return ok({ anew: false });
    });

  const proved = async (actor: VisitorActor, token: string): Promise<Result<{ anew: boolean }>> => {
    const audience = siteKey(actor.siteId);
    if (audience === undefined) return nobody;
    const secrets = await secretsOf(store.k, actor.siteId);
    const proof = await readProof(token, secrets, { audience, now: clock.now() });
    if (!proof.ok) return fail('bad_request', 'the signed identity does not hold', { why: proof.why });
    const { sub: externalId, name, email, attributes } = proof.claims;
    return store.run(async (tx): Promise<Result<{ anew: boolean }>> => {
      const before = await visitors.known(tx, actor.visitorId);
      if (!before) return nobody;
      // Two people who share a browser do not share what they said.
      if (before.externalId !== null && before.externalId !== externalId) return ok({ anew: true });
      await tx.run(markSecretUsed, { id: proof.secretId, at: tx.now });
      const other = await tx.get(visitorByExternalId, { siteId: actor.siteId, externalId });
      let visitorId = actor.visitorId;
      if (other && other.id !== visitorId) {
        if (!(await join(tx, visitorId, other.id))) return fail('conflict', 'this person is here as somebody else now');
        visitorId = other.id;
      }
      await visitors.learn(tx, visitorId, {
        externalId,
        name,
        email: email?.toLowerCase(),
        ...(attributes ? { attributes: merged(before.attributes, attributes) } : {}),
      });
      return ok({ anew: false });
    });
  };

  return {
    identify: async (actor: VisitorActor, identity: Identity): Promise<Result<{ anew: boolean }>> => {
      if ('token' in identity) return proved(actor, identity.token);
      if (await isEnforced(store.k, actor.siteId))
        return fail('forbidden', 'this site believes signed identities only');
      return said(actor, identity);
    },

    attributes: (
      actor: VisitorActor,
      { attributes }: { attributes: Record<string, FactValue | null> },
    ): Promise<Result<{ kept: boolean }>> =>
      store.run(async (tx): Promise<Result<{ kept: boolean }>> => {
        const before = await visitors.known(tx, actor.visitorId);
        if (!before) return nobody;
        const next = merged(before.attributes, attributes);
        if (Object.keys(next).length > most.attributes)
          return fail('too_large', `at most ${most.attributes} attributes`);
        await visitors.learn(tx, actor.visitorId, { attributes: next });
        return ok({ kept: await visitors.isStored(tx, actor.visitorId) });
      }),

    track: (
      actor: VisitorActor,
      { name, properties }: { name: string; properties: Attributes },
    ): Promise<Result<{ kept: boolean }>> =>
      store.run(async (tx): Promise<Result<{ kept: boolean }>> => {
        if (!(await visitors.isStored(tx, actor.visitorId))) return ok({ kept: false });
        const { visitorId } = actor;
        const id = ids.next();
        await tx.run(insertEvent, {
          id,
          visitor_id: visitorId,
          name,
          properties: JSON.stringify(properties),
          at: tx.now,
        });
        await tx.run(trimEvents, { visitorId, keep: kept });
        await tx.signal('visitor.changed', { visitorId });
        return ok({ kept: true });
      }),
  };
};

export type VisitorIdentities = ReturnType<typeof createVisitorIdentities>;
