import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Bridge } from '../bridge/bridge.ts';
import { type Workspace, WorkspaceProvider } from '../bridge/workspace.ts';
import type { SessionStore } from '../features/session/session-store.ts';
import { useRoute } from '../lib/use-route.ts';
import { late } from '../ui/late.tsx';
import { UiProvider, useLocale, usePlatform } from '../ui/ui-provider.tsx';
import { createWorkspace, type OpenWorkspace, workspaceId } from './create-workspace.ts';
import { features } from './features.ts';
import { Frame } from './frame.tsx';
import type { Ahead } from './open-ahead.ts';
import { StartingFrame } from './starting-frame.tsx';

const { component: SnippetPage } = late(() =>
  import('../features/session/snippet-page.tsx').then((file) => file.SnippetPage),
);

interface SignedInProps {
  bridge: Bridge;
  session: SessionStore;
  ahead: Ahead;
  routerUrl: string;
  personId: string;
}

function useOpenWorkspace({ bridge, ahead, routerUrl, personId }: SignedInProps): OpenWorkspace | null {
  const id = workspaceId(routerUrl, personId);
  const [workspace, setWorkspace] = useState(() => ahead.peek(id));
  useLayoutEffect(() => {
    const opened = ahead.take(id) ?? createWorkspace(id, routerUrl, bridge);
    setWorkspace(opened);
    return () => opened.close();
  }, [bridge, ahead, id, routerUrl]);
  return workspace;
}

function Greeted({ workspace, session }: { workspace: OpenWorkspace; session: SessionStore }) {
  const locale = useLocale();
  const platform = usePlatform();
  // Not what was said: the whole window would be drawn anew with each change of the rep's status.
  const starting = useSyncExternalStore(workspace.hello.subscribe, () => workspace.hello.getSnapshot() === null);
  const route = useRoute();
  useEffect(
    () => workspace.connection.on('session.ended', ({ reason }) => void session.end(reason)),
    [workspace, session],
  );
  return (
    <UiProvider platform={platform} locale={locale} ticker={workspace.ticker}>
      {starting ? (
        <StartingFrame connection={workspace.connection} onSignOut={() => void session.signOut()} />
      ) : (
        <WorkspaceProvider value={workspace as Workspace}>
          {route.screen === 'snippet' ? <SnippetPage /> : <Frame route={route} session={session} features={features} />}
        </WorkspaceProvider>
      )}
    </UiProvider>
  );
}

/** One person's workspace, from its first connect until sign-out. */
export function SignedIn(props: SignedInProps) {
  const workspace = useOpenWorkspace(props);
  return workspace === null ? <StartingFrame /> : <Greeted workspace={workspace} session={props.session} />;
}
