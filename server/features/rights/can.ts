import { type Role, roles } from '../../../shared/domain/person.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { Actor, RepActor, VisitorActor } from '../actor.ts';
import { repRights } from './rep-rights.ts';
import { type RouteName, routeRights } from './route-rights.ts';
import { visitorRights } from './visitor-rights.ts';

/** Whose an object is: a conversation, an offer, a meeting. */
export interface Belongs {
  visitorId: string | null;
  repId: string | null;
  /** Colleagues who were asked into the conversation and are there. */
  guestIds?: readonly string[];
}

export type Action = keyof RepContract | keyof VisitorContract | RouteName;

const atLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);

const repMay = (actor: RepActor, action: string, object: Belongs | undefined): boolean => {
  if (!Object.hasOwn(repRights, action)) return false;
  const right = repRights[action as keyof RepContract];
  if (!atLeast(actor.role, right.least)) return false;
  if (!object || !right.own || object.repId === actor.personId) return true;
  if (right.guests && object.guestIds?.includes(actor.personId)) return true;
  return right.own === 'unless_manager' && atLeast(actor.role, 'manager');
};

const visitorMay = (actor: VisitorActor, action: string, object: Belongs | undefined): boolean => {
  if (!Object.hasOwn(visitorRights, action)) return false;
  return !object || visitorRights[action as keyof VisitorContract] !== 'own' || object.visitorId === actor.visitorId;
};

/**
 * May this actor do this? Without an object it says what the role may; the service that has the object asks again with
 * it. Nobody (null) may call the routes that need no session.
 */
export const can = (actor: Actor | null, action: Action, object?: Belongs): boolean => {
  if (Object.hasOwn(routeRights, action)) {
    return routeRights[action as RouteName] !== 'signed_in' || actor?.kind === 'rep';
  }
  if (actor === null) return false;
  return actor.kind === 'rep' ? repMay(actor, action, object) : visitorMay(actor, action, object);
};
