import { randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/domain/clock.ts';
import type { RepActor } from '../features/actor.ts';

const lifeMs = 30_000;

/** One-use tickets: each opens one `/rep` socket within 30 s. In memory, because a restart ends them anyway. */
export interface Tickets {
  issue(actor: RepActor): { ticket: string; expiresAt: number };
  /** The actor the ticket was issued to; null for a ticket that is unknown, used, too old or called back. */
  redeem(ticket: string): RepActor | null;
  /** Calls back the unused tickets of a person, or of one of their sessions. */
  revoke(personId: string, sessionId: string | null): void;
}

/** Makes the tickets of this router. */
export const createTickets = (clock: Clock): Tickets => {
  const open = new Map<string, { actor: RepActor; expiresAt: number }>();

  const sweep = (now: number): void => {
    // Insertion order is expiry order, so the first that still lives ends the sweep.
    for (const [ticket, { expiresAt }] of open) {
      if (expiresAt > now) return;
      open.delete(ticket);
    }
  };

  return {
    issue(actor) {
      const now = clock.now();
      sweep(now);
      const ticket = randomBytes(32).toString('base64url');
      open.set(ticket, { actor, expiresAt: now + lifeMs });
      return { ticket, expiresAt: now + lifeMs };
    },
    redeem(ticket) {
      const found = open.get(ticket);
      open.delete(ticket);
      return found && found.expiresAt > clock.now() ? found.actor : null;
    },
    revoke(personId, sessionId) {
      for (const [ticket, { actor }] of open) {
        if (actor.personId === personId && (sessionId === null || actor.sessionId === sessionId)) open.delete(ticket);
      }
    },
  };
};
