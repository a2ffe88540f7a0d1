import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import type { SessionStatus } from '../../shared/ipc/session.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { useReadable } from '../bridge/workspace.ts';
import { CodePage } from '../features/session/code-page.tsx';
import type { EndedReason, SessionStore } from '../features/session/session-store.ts';
import { href } from '../lib/route.ts';
import { targetAddress } from '../lib/target-address.ts';
import { navigate, useRoute } from '../lib/use-route.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { late } from '../ui/late.tsx';
import type { Ahead } from './open-ahead.ts';
import { SignedIn } from './signed-in.tsx';
import { StartingFrame } from './starting-frame.tsx';

// Whoever is signed in already never sees them.
const { component: Pages } = late(() => import('./session-pages.tsx').then(({ SessionPages }) => SessionPages));

function useLinks(bridge: Bridge): void {
  useEffect(
    () =>
      bridge.onLink((link: ConsoleLink) => {
        if (link.kind === 'sign_in_failed') navigate(href.live());
        else if (link.kind === 'join') {
          // The address first: choosing another router loads the window anew, and it comes back to where it was.
          navigate(href.join(link.token));
          void bridge.session.setRouter?.({ url: link.routerUrl });
        } else navigate(targetAddress(link));
      }),
    [bridge],
  );
}

/** Decides who sees what: the workspace for who is signed in, the session's pages for everybody else. */
export function Gate({ bridge, session, ahead }: { bridge: Bridge; session: SessionStore; ahead: Ahead }) {
  const { t } = useTranslation('app');
  const state = useReadable(session);
  const route = useRoute();
  useLinks(bridge);

  if (route.screen === 'code') return <CodePage bridge={bridge} code={route.code} />;
  const pages = (status: SessionStatus | null, ended: EndedReason | null) => (
    <Pages bridge={bridge} route={route} status={status} ended={ended} onRouterChanged={() => void session.load()} />
  );
  if (route.screen === 'join' || route.screen === 'reset' || route.screen === 'setup') return pages(null, null);
  if (state.kind === 'loading') return <StartingFrame />;
  if (state.kind === 'failed') {
    return (
      <main className="h-full bg-canvas">
        <h1 className="sr-only">{t('name')}</h1>
        <ErrorState
          title={t('start.failed')}
          meaning={t('start.failedMeaning')}
          action={<Button onClick={() => void session.load()}>{t('start.tryAgain')}</Button>}
        />
      </main>
    );
  }
  const { status, ended } = state;
  if (status.person === null || status.routerUrl === null) return pages(status, ended);
  const { routerUrl, person } = status;
  const key = `${routerUrl} ${person.id}`;
  return (
    <SignedIn key={key} bridge={bridge} session={session} ahead={ahead} routerUrl={routerUrl} personId={person.id} />
  );
}
