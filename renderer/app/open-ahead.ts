import type { Timers } from '../../shared/client/timers.ts';
import { inboxSlot } from '../features/inbox/inbox-store.ts';
import type { SessionStore } from '../features/session/session-store.ts';
import { parseRoute, type Route } from '../lib/route.ts';
import type { OpenWorkspace } from './create-workspace.ts';

/** The workspace that was opened before anything was drawn. */
export interface Ahead {
  /** Looks whether it is this one, without taking it. */
  peek(id: string): OpenWorkspace | null;
  /** Hands it over, once: who takes it closes it. */
  take(id: string): OpenWorkspace | null;
}

interface AheadOptions {
  session: Pick<SessionStore, 'getSnapshot' | 'subscribe'>;
  /** Makes the workspace of who is signed in. */
  open(routerUrl: string, personId: string): OpenWorkspace;
  timers: Timers;
  hash: string;
}

/** So long the first drawing waits for the router: one drawing with the rows in it costs half of bones, frame and rows in turn. */
const GRACE_MS = 250;

const standsAlone: readonly Route['screen'][] = ['code', 'join', 'reset', 'setup'];

const isThere = (workspace: OpenWorkspace): boolean =>
  workspace.hello.getSnapshot() !== null && workspace.get(inboxSlot).view.getSnapshot().status !== 'loading';

/**
 * Connects as soon as it is known who is signed in, before React draws anything. `drawable` resolves when there is something
 * to draw: the router's hello with the inbox's rows, a sign-in, a failure, or that it takes too long to wait for.
 */
export function openAhead({ session, open, timers, hash }: AheadOptions): { ahead: Ahead; drawable: Promise<void> } {
  let kept: OpenWorkspace | null = null;
  const stops: (() => void)[] = [];

  const drawable = new Promise<void>((resolve) => {
    const done = (): void => {
      for (const stop of stops.splice(0)) stop();
      resolve();
    };
    const look = (): void => {
      const state = session.getSnapshot();
      if (state.kind === 'loading') return;
      const { person, routerUrl } = state.kind === 'ready' ? state.status : { person: null, routerUrl: null };
      if (person === null || routerUrl === null || standsAlone.includes(parseRoute(hash).screen)) {
        done();
        return;
      }
      if (kept !== null) return;
      const workspace = open(routerUrl, person.id);
      kept = workspace;
      const hear = (): void => {
        if (isThere(workspace) || workspace.connection.getSnapshot().kind === 'refused') done();
      };
      stops.push(
        workspace.hello.subscribe(hear),
        workspace.get(inboxSlot).view.subscribe(hear),
        workspace.connection.subscribe(hear),
      );
      hear();
    };
    stops.push(session.subscribe(look), timers.after(GRACE_MS, done));
    look();
  });

  const letGo = (): void => {
    kept?.close();
    kept = null;
  };
  session.subscribe(() => {
    const state = session.getSnapshot();
    if (state.kind !== 'ready' || state.status.person === null) letGo();
  });
  const peek = (id: string): OpenWorkspace | null => (kept?.id === id ? kept : null);

  return {
    ahead: {
      peek,
      take: (id) => {
        const workspace = peek(id);
        // Somebody else is at the window by now.
        if (workspace === null) letGo();
        kept = null;
        return workspace;
      },
    },
    drawable,
  };
}
