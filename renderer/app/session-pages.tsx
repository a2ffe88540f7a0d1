import type { SessionStatus } from '../../shared/ipc/session.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { JoinPage } from '../features/session/join-page.tsx';
import { ResetPage } from '../features/session/reset-page.tsx';
import type { EndedReason } from '../features/session/session-store.ts';
import { SetupPage } from '../features/session/setup-page.tsx';
import { SignInPage } from '../features/session/sign-in-page.tsx';
import { href, type Route } from '../lib/route.ts';
import { navigate } from '../lib/use-route.ts';

interface SessionPagesProps {
  bridge: Bridge;
  route: Route;
  /** Null on the pages that need no session. */
  status: SessionStatus | null;
  ended: EndedReason | null;
  onRouterChanged(): void;
}

/** What stands before a session: an invitation, a forgotten password, the first set-up, the sign-in. */
export function SessionPages({ bridge, route, status, ended, onRouterChanged }: SessionPagesProps) {
  if (route.screen === 'join') return <JoinPage bridge={bridge} token={route.token} />;
  if (route.screen === 'reset') return <ResetPage bridge={bridge} token={route.token} />;
  if (route.screen === 'setup') {
    const done = (): void => navigate(href.snippet(), { replace: true });
    return <SetupPage bridge={bridge} code={route.code} onDone={done} />;
  }
  if (status === null) return null;
  return <SignInPage bridge={bridge} status={status} ended={ended} onRouterChanged={onRouterChanged} />;
}
