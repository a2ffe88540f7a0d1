import type { Conversation, Entry } from '../../shared/domain/conversation.ts';
import type { Tx } from './tx.ts';

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
  'visitor.changed': { visitorId: string };
  'work_item.changed': { workItemId: string; conversationId: string; visitorId: string };
  'reservation.changed': { reservationId: string; workItemId: string; repId: string; conversationId: string };
  'presence.changed': { repId: string; reason: 'missed_offers' | 'manager' | 'lost' | null };
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
}

export type SignalName = keyof Signals;

type InTransaction<N extends SignalName> = (tx: Tx, payload: Signals[N]) => Promise<void> | void;
type AfterCommit<N extends SignalName> = (payload: Signals[N]) => void;

/** The listeners of all signals, in the order they were added. */
export class SignalBoard {
  readonly #inside = new Map<SignalName, InTransaction<never>[]>();
  readonly #after = new Map<SignalName, AfterCommit<never>[]>();

  /** Adds a listener that runs inside the transaction; a throw rolls the command back. Answers with a disposer. */
  inside<N extends SignalName>(name: N, listener: InTransaction<N>): () => void {
    return add(this.#inside, name, listener as InTransaction<never>);
  }

  /** Adds a listener that runs after the commit; it must not throw. Answers with a disposer. */
  after<N extends SignalName>(name: N, listener: AfterCommit<N>): () => void {
    return add(this.#after, name, listener as AfterCommit<never>);
  }

  async runInside<N extends SignalName>(tx: Tx, name: N, payload: Signals[N]): Promise<void> {
    for (const listener of this.#inside.get(name) ?? []) await (listener as InTransaction<N>)(tx, payload);
  }

  publish<N extends SignalName>(name: N, payload: Signals[N]): void {
    for (const listener of this.#after.get(name) ?? []) (listener as AfterCommit<N>)(payload);
  }
}

const add = <L>(map: Map<SignalName, L[]>, name: SignalName, listener: L): (() => void) => {
  const list = map.get(name) ?? [];
  list.push(listener);
  map.set(name, list);
  return () => {
    const at = list.indexOf(listener);
    if (at >= 0) list.splice(at, 1);
  };
};
