import type { Role } from '../../../shared/domain/person.ts';
import type { RepActor, VisitorActor } from '../../features/actor.ts';
import type { Core } from '../../features/core.ts';

/** A person of the workspace, as an actor. */
export const aPerson = async (core: Core, name: string, role: Role = 'rep'): Promise<RepActor> => {
  const personId = core.ids.next();
  await core.store.k
    .insertInto('people')
    .values({
      id: personId,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
      name,
      role,
      zone: 'Europe/Berlin',
      photo: null,
      active: 1,
      note: '',
      created_at: core.clock.now(),
      deactivated_at: null,
    })
    .execute();
  return { kind: 'rep', personId, role, sessionId: core.ids.next() };
};

/** A site with the widget; answers with its id. */
export const aSite = async (core: Core): Promise<string> => {
  const id = core.ids.next();
  await core.store.k
    .insertInto('sites')
    .values({
      id,
      key: `site-${id.slice(-6)}`,
      name: 'Acme',
      origins: '["https://acme.example"]',
      consent: 'implied',
      color: '#0f766e',
      created_at: core.clock.now(),
      first_view_at: null,
    })
    .execute();
  return id;
};

/** A visitor of a site, as an actor. */
export const aVisitor = async (
  core: Core,
  siteId: string,
  over: { accountId?: string } = {},
): Promise<VisitorActor> => {
  const visitorId = core.ids.next();
  const now = core.clock.now();
  await core.store.k
    .insertInto('visitors')
    .values({
      id: visitorId,
      site_id: siteId,
      secret_hash: visitorId,
      name: null,
      email: null,
      locale: 'en',
      zone: 'Europe/Lisbon',
      city: null,
      country: null,
      device: 'desktop',
      account_id: over.accountId ?? null,
      visits: 1,
      first_seen_at: now,
      last_seen_at: now,
    })
    .execute();
  return { kind: 'visitor', visitorId, siteId };
};
