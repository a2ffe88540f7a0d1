import type { Connection, MachineState, PresenceStatus } from '../../../../shared/domain/presence.ts';
import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import type { Rules } from './rules.ts';

/** Everything that may move routing. Each one is logged as it is: ids and facts, so that the log can be replayed. */
export type RoutingEvent =
  /** The router began to run: whoever was there has to show it again. */
  | {
      type: 'started';
      rules: Rules;
      /** Everybody who is offline: who joined and never came has no other line in the log. Absent in older logs. */
      offline?: { repId: string; active: boolean }[];
    }
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
      /** Absent in logs from before there were calls. */
      inCall?: boolean;
      /** Absent in logs from before computers were heard of: unlocked. */
      machine?: MachineState;
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
  /** Both heard each other: that starts a conversation like a first message. */
  | { type: 'call_connected'; conversationId: string }
  | { type: 'visitor_wrote'; conversationId: string }
  | { type: 'closed'; conversationId: string }
  | { type: 'booked'; conversationId: string }
  /** A manager gives the conversation to a rep, whoever has it now. */
  | { type: 'reassigned'; conversationId: string; repId: string; by: string }
  /** A visitor answered a rep's pounce. */
  | {
      type: 'pounce_replied';
      conversationId: string;
      visitorId: string;
      repId: string;
      ownerId: string | null;
      lease: VisitorConnection;
    }
  /** Time passed: all that is due happens. */
  | { type: 'tick' };
