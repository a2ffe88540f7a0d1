/** What an attribute of a visitor, or a property of an event, may hold. */
export type FactValue = string | number | boolean;

/** The ways of an experience that a page may start. */
export type ExperienceName = 'talk' | 'call' | 'book';

/** Who a visitor is: signed by the site's own server, or merely said; null where they sign out. */
export type Identity = { token: string } | { name?: string; email?: string } | null;

/** What a site's scripts may listen for, and what they hear. */
export interface FoyerEvents {
  /** The messenger is on the page. */
  ready: Record<string, never>;
  opened: Record<string, never>;
  closed: Record<string, never>;
  /** How many messages the visitor has not seen. */
  unread: { count: number };
  /** A conversation has begun. */
  conversation: { id: string };
  /** A meeting is booked; times in milliseconds UTC. */
  meeting: { startsAt: number; endsAt: number };
  /** The visitor wrote; heard in the tab they look at. */
  messageSent: { conversation: string };
  /** Somebody wrote to the visitor. */
  messageReceived: { conversation: string; from: 'rep' | 'bot' };
  /** The visitor left an e-mail address in a conversation. */
  emailGiven: { conversation: string };
  /** A call began to ring, from either side. */
  callStarted: Record<string, never>;
  /** A call is over; no seconds are one that nobody took. */
  callEnded: { conversation: string; seconds: number };
  /** A conversation is over, by whom or what. */
  conversationEnded: { conversation: string; by: string };
  /** The router did not take what was asked: `code` and `why` say the reason. */
  refused: { ask: string; code: string; why: string };
}

/** What a site's own scripts may do with Foyer. Everything may be called before the messenger is there. */
export interface Foyer {
  open(): void;
  close(): void;
  /** Says who the visitor is. Null forgets them in this browser, as a sign-out should. */
  identify(identity: Identity): void;
  /** Tells of something the visitor did. */
  track(event: string, properties?: Record<string, FactValue>): void;
  /** What the site knows of the visitor; null takes one away. */
  setAttributes(attributes: Record<string, FactValue | null>): void;
  /** Opens the messenger and asks for a rep: with the visitor's own words, or as if they had chosen to talk. */
  startConversation(text?: string): void;
  /** Opens the messenger at the beginning of the page's experience, or on one of its ways: `talk`, `call` or `book`. */
  startExperience(id?: ExperienceName): void;
  /** Opens the messenger where a meeting is booked. */
  bookMeeting(): void;
  /** Calls `listener` each time; answers with what ends it. */
  on<E extends keyof FoyerEvents>(event: E, listener: (data: FoyerEvents[E]) => void): () => void;
  /** Does `[method, ...arguments]`: the same as calling it, and the only one that works before the script is there. */
  push(call: readonly [method: string, ...given: unknown[]]): void;
}
