import type { Connection, PresenceStatus } from '../../../../shared/domain/presence.ts';
import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import type { Rules } from './rules.ts';

/** Everything that may move routing. Each one is logged as it is: ids and facts, so that the log can be replayed. */
export type RoutingEvent =
  /** The router began to run: whoever was there has to show it again. */
  | { type: 'started'; rules: Rules }
  | { type: 'rules'; rules: Rules }
  /** What is now true of a rep. `unanswered` names their conversations in which the visitor spoke last. */
  | {
      type: 'rep';
      repId: string;
      active: boolean;
      status: PresenceStatus;
      connection: Connection;
      misses: number;
      unanswered: string[];
    }
  | { type: 'visitor'; visitorId: string; lease: VisitorConnection }
  | {
      type: 'asked';
      conversationId: string;
      visitorId: string;
      ownerId: string | null;
      priority: number;
      lease: VisitorConnection;
    }
  | { type: 'accepted'; offerId: string }
  | { type: 'declined'; offerId: string }
  | { type: 'rep_wrote'; conversationId: string }
  | { type: 'visitor_wrote'; conversationId: string }
  | { type: 'closed'; conversationId: string }
  | { type: 'booked'; conversationId: string }
  /** A manager gives the conversation to a rep, whoever has it now. */
  | { type: 'reassigned'; conversationId: string; repId: string; by: string }
  /** Time passed: all that is due happens. */
  | { type: 'tick' };
