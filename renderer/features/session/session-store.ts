import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import type { SessionStatus } from '../../../shared/ipc/session.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { RepPushes } from '../../../shared/protocol/rep/pushes.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export type EndedReason = RepPushes['session.ended']['reason'];

/** Who is at the window. `ended` tells why someone who was signed in no longer is. */
export type SessionState =
  | { kind: 'loading' }
  | { kind: 'failed'; error: ErrorBody }
  | { kind: 'ready'; status: SessionStatus; ended: EndedReason | null };

export interface SessionStore extends Readable<SessionState> {
  /** Asks who is signed in; also the way out of `failed`. */
  load(): Promise<void>;
  /** The router ended the session: says so on the sign-in page. */
  end(reason: EndedReason): Promise<void>;
  /** False where the router could not be told: one is still signed in. */
  signOut(): Promise<boolean>;
  close(): void;
}

export function createSessionStore(session: Bridge['session']): SessionStore {
  const changed = createListeners();
  let state: SessionState = { kind: 'loading' };
  let ended: EndedReason | null = null;
  const set = (next: SessionState): void => {
    state = next;
    changed.tell();
  };
  const take = (status: SessionStatus): void => {
    if (status.person !== null) ended = null;
    set({ kind: 'ready', status, ended });
  };
  const stop = session.onChanged(take);

  const load = async (): Promise<void> => {
    if (state.kind === 'failed') set({ kind: 'loading' });
    const result = await session.status();
    if (result.ok) take(result.data);
    else set({ kind: 'failed', error: result.error });
  };

  return {
    getSnapshot: () => state,
    subscribe: changed.add,
    load,
    async end(reason) {
      ended = reason;
      // The router has ended it; signing out here drops the token or cookie that is left.
      const result = await session.signOut();
      if (result.ok) take(result.data);
      else await load();
    },
    async signOut() {
      const result = await session.signOut();
      if (result.ok) take(result.data);
      return result.ok;
    },
    close: stop,
  };
}
