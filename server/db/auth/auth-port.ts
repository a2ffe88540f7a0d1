import type { Tx } from '../tx.ts';

/** Who asks, for the list of sessions a person may look at. */
export interface AskedFrom {
  address: string;
  userAgent: string;
}

/** A session that was just opened: the same secret as a bearer token for a desktop and as a cookie for a browser. */
export interface OpenedSession {
  sessionId: string;
  /** Token and signature; the token alone opens nothing, so a stolen copy of the database does not either. */
  token: string;
  setCookie: string[];
}

export interface KnownSession {
  sessionId: string;
  personId: string;
}

/** Sign-in as the rest of the server sees it. */
export interface AuthPort {
  /** Opens a session where e-mail and password belong together; takes as long where they do not. */
  signIn(email: string, password: string, from: AskedFrom): Promise<(OpenedSession & { personId: string }) | null>;
  /** Opens a session for somebody who proved who they are in another way: a one-use link or code. */
  openSession(personId: string, from: AskedFrom): Promise<OpenedSession>;
  /** The session a request carries, by cookie or bearer token; null where it is forged, ended or missing. */
  session(headers: Headers): Promise<KnownSession | null>;
  /** Takes the time a password deserves; do it before a command, never inside. */
  hash(password: string): Promise<string>;
  matches(personId: string, password: string): Promise<boolean>;
  /** What clears the cookie in a browser. */
  readonly clearedCookie: string;

  /** Inside a command: makes the person able to sign in; without a hash only by a link or code. */
  enroll(tx: Tx, who: { personId: string; email: string; name: string; passwordHash: string | null }): Promise<void>;
  setPassword(tx: Tx, personId: string, passwordHash: string): Promise<void>;
  endSession(tx: Tx, sessionId: string): Promise<void>;
  /** Ends all sessions of a person but the one to spare; answers with the ids of those that ended. */
  endSessions(tx: Tx, personId: string, spare?: string): Promise<string[]>;
}
