import type { Channel, Connection, MachineState, PresenceStatus } from '../../../../shared/domain/presence.ts';
import type { RoutingFacts } from '../../../../shared/domain/routing-facts.ts';
import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import type { TransferTo, WorkChannel } from './entities.ts';
import type { Rules } from './rules.ts';
import type { Kept } from './stored.ts';

/** Logs of another engine do not lead to this one's decisions: replay begins at a start of the same. */
export const engineVersion = 3;

/** Everything that may move routing. Each one is logged as it is: ids and facts, so that the log can be replayed. */
export type RoutingEvent =
  /** The router began to run: whoever was there has to show it again. */
  | {
      type: 'started';
      engine: typeof engineVersion;
      rules: Rules;
      /** Everybody who is offline: who joined and never came has no other line in the log. */
      offline: { repId: string; active: boolean }[];
      /** What the engine was made from: a replay begins with it. Null where it was too much to log; absent where there was nothing. */
      kept?: Kept | null;
    }
  /** Settings or plan were changed. */
  | { type: 'rules'; rules: Rules }
  /** What is now true of a rep. `unanswered` names their conversations in which the visitor spoke last. */
  | {
      type: 'rep';
      repId: string;
      active: boolean;
      status: PresenceStatus;
      /** What the status accepts; absent: what the built-in status of the name does. */
      accepts?: readonly Channel[];
      connection: Connection;
      misses: number;
      unanswered: string[];
      /** Absent in logs from before there were calls. */
      inCall?: boolean;
      /** Absent in logs from before computers were heard of: unlocked. */
      machine?: MachineState;
    }
  | { type: 'visitor'; visitorId: string; lease: VisitorConnection }
  /** Two visitors were one person: what `from` waits for or talks in is `into`'s. */
  | { type: 'visitor_merged'; from: string; into: string }
  | {
      type: 'asked';
      conversationId: string;
      visitorId: string;
      facts: RoutingFacts;
      channel: WorkChannel;
      lease: VisitorConnection;
    }
  | { type: 'accepted'; offerId: string }
  | { type: 'declined'; offerId: string }
  | { type: 'rep_wrote'; conversationId: string }
  /** Both heard each other: that starts a conversation like a first message. */
  | { type: 'call_connected'; conversationId: string }
  | { type: 'visitor_wrote'; conversationId: string }
  /** When the visitor wrote last, looked up as the silence seemed long enough for them to be dormant. */
  | { type: 'visitor_heard'; conversationId: string; at: number }
  | { type: 'closed'; conversationId: string }
  | { type: 'booked'; conversationId: string }
  /** The visitor fills in the booker until then, or no more: a slot is held for them. */
  | { type: 'slot_held'; conversationId: string; until: number | null }
  /** A rep offers the conversation they have to a colleague or a queue. */
  | { type: 'transferred'; conversationId: string; by: string; to: TransferTo }
  /** They take it back. */
  | { type: 'transfer_canceled'; conversationId: string }
  /** A rep takes a visitor who waits in a queue of theirs. */
  | { type: 'taken'; conversationId: string; repId: string }
  /** A manager gives the conversation to a rep, whoever has it now. */
  | { type: 'reassigned'; conversationId: string; repId: string; by: string }
  /** A visitor answered a rep's pounce. */
  | {
      type: 'pounce_replied';
      conversationId: string;
      visitorId: string;
      repId: string;
      facts: RoutingFacts;
      lease: VisitorConnection;
    }
  /** A rep takes back that they closed a conversation. */
  | {
      type: 'reopened';
      conversationId: string;
      visitorId: string;
      repId: string;
      facts: RoutingFacts;
      lease: VisitorConnection;
    }
  /** Time passed: all that is due happens. */
  | { type: 'tick' };
