import type { Role } from '../../shared/domain/person.ts';

/** A signed-in person behind a `/rep` socket or an authenticated HTTP call. */
export interface RepActor {
  kind: 'rep';
  personId: string;
  role: Role;
  sessionId: string;
}

/** A browser on a site behind a `/visitor` socket. */
export interface VisitorActor {
  kind: 'visitor';
  visitorId: string;
  siteId: string;
}

export type Actor = RepActor | VisitorActor;
