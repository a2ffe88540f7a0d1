import type { Call, CallSide } from '../../shared/domain/call.ts';
import type { Conversation, Entry } from '../../shared/domain/conversation.ts';
import type { Demo } from '../../shared/domain/demo.ts';
import type { Monitor } from '../../shared/domain/monitor.ts';
import type { Pounce } from '../../shared/domain/pounce.ts';
import type { Company } from '../../shared/domain/visitor.ts';
import type { CallOpening, CallPushes } from '../../shared/protocol/call-requests.ts';
import type { CameraPushes } from '../../shared/protocol/camera-requests.ts';
import type { DemoPushes } from '../../shared/protocol/demo-requests.ts';
import type { CallPagePushes } from '../../shared/protocol/rep/call-page.ts';
import type { ConversationCompany } from '../../shared/protocol/rep/company.ts';
import type { DeskNotice, DeskPushes } from '../../shared/protocol/rep/desk.ts';
import type { MonitorPushes } from '../../shared/protocol/rep/monitor.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';

/**
 * What commands tell each other and the sockets. Inside the transaction a feature may listen to keep its own rows true
 * (routing hears that a rep's first message was stored); after the commit views and sockets hear it.
 */
export interface Signals {
  /** An entry was stored; `conversation` is the head after it. */
  'conversation.appended': { conversation: Conversation; siteId: string; repId: string | null; entry: Entry };
  /** The conversation's row changed otherwise, or the same. */
  'conversation.changed': {
    conversationId: string;
    visitorId: string;
    repId: string | null;
    formerRepId: string | null;
  };
  /** Somebody writes, or stopped; told to the visitor unless it is they, and to the reps who are in it but the writer. Stored nowhere. */
  'conversation.typing': { visitorId: string; repIds: string[]; news: RepPushes['conversation.typing'] };
  /** The rep was asked into the conversation, came, left or will not come. */
  'guests.changed': { conversationId: string; repId: string };
  /** Something of the desk that everybody may have on screen; `people` are those in whose inbox it shows, null for everybody. */
  'desk.changed': { change: DeskPushes['desk.changed']; people: readonly string[] | null };
  /** Something of the desk for one person. */
  'desk.notice': { personId: string; notice: DeskNotice };
  /** The visitor is kept away from now on. */
  'visitor.blocked': { visitorId: string };
  /** All that was known of the visitor is gone; their browser is somebody new from now on. */
  'visitor.erased': { visitorId: string; siteId: string };
  /** Two visitors were one person: what belonged to `from`, who has no row any more, belongs to `into`. */
  'visitor.merged': { from: string; into: string };
  /** Who looks at a conversation; for those who do. No command says it, so it is heard at once. */
  'company.changed': { personIds: string[]; company: ConversationCompany };
  'visitor.changed': { visitorId: string };
  /** A pounce came to stand elsewhere; it is told to the rep in whose name it is. */
  'pounce.changed': { pounce: Pounce };
  'work_item.changed': { workItemId: string; conversationId: string; visitorId: string };
  'reservation.changed': { reservationId: string; workItemId: string; repId: string; conversationId: string };
  /** What a routing step came to, for the figures: new states of offers, and outcomes. */
  'routing.decided': { offers: string[]; outcomes: string[] };
  'presence.changed': { repId: string; reason: 'missed_offers' | 'manager' | 'lost' | null };
  /** `opening` goes along with the ring, to the called side alone. */
  'call.changed': { call: Call; opening?: CallOpening };
  /** The visitor's page of a call went away: closed, loaded anew, or left for another. */
  'call.page_left': { repId: string; news: CallPagePushes['call.page_left'] };
  /** One engine tells the other something; `to` is the side that hears it. */
  'call.signaled': { to: CallSide; visitorId: string; repId: string; signal: CallPushes['call.signal'] };
  'camera.signaled': { to: CallSide; visitorId: string; repId: string; signal: CameraPushes['camera.signal'] };
  'monitor.changed': { monitor: Monitor };
  /** One engine tells the other something; `to` is the person who hears it. */
  'monitor.signaled': { to: string; signal: MonitorPushes['monitor.signal'] };
  'demo.changed': { demo: Demo };
  'demo.signaled': { to: CallSide; visitorId: string; repId: string; signal: DemoPushes['demo.signal'] };
  /** The wait ended and no rep began; `repId` is whose alone the offers were. Heard inside the transaction. */
  'visitor.missed': { workItemId: string; visitorId: string; repId: string | null };
  /** What is done about missed visitors changed; `owners` are those before and after, null for nobody. */
  'follow_up.changed': { owners: readonly (string | null)[] };
  /** A slot is held for the visitor, or no more. */
  'slot.held': { visitorId: string };
  'meeting.changed': { meetingId: string; repId: string; visitorId: string };
  'person.created': { personId: string };
  'person.changed': { personId: string };
  'person.deactivated': { personId: string };
  'session.ended': {
    personId: string;
    /** Null ends all sessions of the person. */
    sessionId: string | null;
    reason: 'revoked' | 'role_changed' | 'deactivated' | 'signed_out';
  };
  'site.changed': { siteId: string };
  'settings.changed': Record<string, never>;
  /** The workspace's own statuses: their list, a name, or what one accepts. */
  'statuses.changed': Record<string, never>;
  /** Accounts came or have another name or owner. Heard inside the transaction. */
  'accounts.changed': { accounts: readonly { domain: string; company: Company }[] };
  /** Another routing plan holds from now on. */
  'plan.changed': { version: number };
}

export type SignalName = keyof Signals;
