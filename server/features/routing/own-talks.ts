import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { Tx } from '../../db/tx.ts';
import type { RoutingEvent } from './engine/events.ts';
import { mayReopen } from './engine/on-reopened.ts';
import type { RoutingState } from './engine/state.ts';
import { type AskedAbout, type AskedAt, factsOf } from './facts-of.ts';

export interface OwnTalkPorts {
  /** What the plan asks about beside what is known of everybody. */
  askedAbout(): AskedAbout;
  /** The engine's state, for reading. */
  read(tx: Tx): Promise<RoutingState>;
  leaseOf(visitorId: string): VisitorConnection;
  tellLease(tx: Tx, visitorId: string, lease: VisitorConnection): void;
  feed(tx: Tx, event: RoutingEvent, actorId: string | null): Promise<void>;
}

interface Talk {
  conversationId: string;
  visitorId: string;
  repId: string;
}

/** Conversations that are a rep's without an offer: one they began themselves, and one they had closed. */
export const createOwnTalks = ({ askedAbout, read, leaseOf, tellLease, feed }: OwnTalkPorts) => ({
  /** A visitor answered a rep's pounce: the conversation is the rep's own, or waits where the rep has gone meanwhile. */
  pounceReplied: async (tx: Tx, input: Talk & AskedAt): Promise<void> => {
    const { conversationId, visitorId, repId } = input;
    const facts = await factsOf(tx, visitorId, { ...input, ...askedAbout() });
    const lease = leaseOf(visitorId);
    await read(tx);
    tellLease(tx, visitorId, lease);
    await feed(tx, { type: 'pounce_replied', conversationId, visitorId, repId, facts, lease }, visitorId);
  },

  /** A rep takes back that they closed a conversation; false where they are not here. */
  reopen: async (tx: Tx, { conversationId, visitorId, repId }: Talk): Promise<boolean> => {
    const state = await read(tx);
    if (!mayReopen(state.reps.get(repId)) || state.byVisitor.has(visitorId)) return false;
    const facts = await factsOf(tx, visitorId, askedAbout());
    const lease = leaseOf(visitorId);
    tellLease(tx, visitorId, lease);
    await feed(tx, { type: 'reopened', conversationId, visitorId, repId, facts, lease }, repId);
    return true;
  },
});
