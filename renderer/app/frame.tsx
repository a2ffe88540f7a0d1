import { startTransition, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PresenceMenu } from '../features/presence/presence-menu.tsx';
import { PresenceStrip } from '../features/presence/presence-strip.tsx';
import type { SessionStore } from '../features/session/session-store.ts';
import { href, type Route } from '../lib/route.ts';
import { navigate } from '../lib/use-route.ts';
import { BarOutlet, BarProvider } from '../ui/bar.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FloatsOutlet } from '../ui/floats.tsx';
import { late } from '../ui/late.tsx';
import { useShortcut, useShortcuts } from '../ui/shortcut-context.tsx';
import { Tips } from '../ui/tips.tsx';
import { useToast } from '../ui/toast.tsx';
import { UndoArea } from '../ui/undo.tsx';
import { ConnectionStrip } from './connection-strip.tsx';
import { DeskState } from './desk-state.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { PaletteButton } from './palette-button.tsx';
import { paletteKeys } from './palette-keys.ts';
import { Rail } from './rail.tsx';
import type { Features, Screen } from './screen.ts';
import { ShortcutList } from './shortcut-list.tsx';
import { usePaneKeys } from './use-pane-keys.ts';
import { WorkspaceMenu } from './workspace-menu.tsx';

// What is said of calls and demos comes once the screen stands.
const { component: FootLines } = late(() => import('./foot-lines.tsx').then((file) => file.FootLines), null);

// Searched from the keyboard in an instant: its code comes with the other screens', before it is asked for.
const { component: Palette, fetch: fetchPalette } = late(
  () => import('./late-palette.tsx').then(({ LatePalette }) => LatePalette),
  null,
);

function useScreenShortcuts(screens: readonly Screen[]): void {
  const { t } = useTranslation('app');
  const shortcuts = useShortcuts();
  useEffect(() => {
    const stops = screens.map((screen) =>
      shortcuts.register({
        keys: screen.keys,
        label: t(`screens.${screen.name}`),
        group: t('shortcuts.go'),
        run: () => navigate(href[screen.name]()),
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [screens, shortcuts, t]);
}

/** Once this screen stands the others' code is fetched: going there is instant, and works while the network is away. */
const FETCH_AFTER_MS = 4000;

function useLateScreens(screens: readonly Screen[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const screen of screens) screen.fetch?.();
      fetchPalette();
    }, FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [screens]);
}

/** What lies above the screens comes when the screen stands: at a start nothing of it shows, and together it costs as much to make. */
function useStands(): boolean {
  const [stands, setStands] = useState(false);
  useEffect(() => startTransition(() => setStands(true)), []);
  return stands;
}

function useSignOut(session: SessionStore): () => void {
  const { t } = useTranslation('app');
  const toast = useToast();
  return () => {
    void session.signOut().then((done) => {
      if (!done) toast({ tone: 'wrong', title: t('workspace.stillIn'), detail: t('workspace.stillInMeaning') });
    });
  };
}

function Lost() {
  const { t } = useTranslation('app');
  return (
    <EmptyState
      title={t('lost.title')}
      action={<Button onClick={() => navigate(href.live(), { replace: true })}>{t('lost.action')}</Button>}
    />
  );
}

interface FrameProps {
  route: Route;
  session: SessionStore;
  features: Features;
}

/** The window's frame: rail, bar, the screen on its plane. */
export function Frame({ route, session, features: { screens, residents } }: FrameProps) {
  const { t } = useTranslation('app');
  const { t: tp } = useTranslation('palette');
  const [helping, setHelping] = useState(false);
  const [finding, setFinding] = useState(false);
  const stands = useStands();
  useScreenShortcuts(screens);
  useLateScreens(screens);
  const group = t('shortcuts.general');
  useShortcut({ keys: '?', label: t('shortcuts.help'), group, run: () => setHelping(true) });
  useShortcut({ keys: paletteKeys, label: tp('open'), group, inText: true, run: () => setFinding(true) });
  usePaneKeys();
  const signOut = useSignOut(session);
  const screen = screens.find((each) => each.name === route.screen);
  const Body = screen?.component ?? Lost;

  return (
    <BarProvider>
      <UndoArea>
        <div className="frame flex h-full bg-canvas">
          <Rail screens={screens} route={route}>
            <div className="rail-head flex w-full flex-col items-center">
              <WorkspaceMenu onShortcuts={() => setHelping(true)} onSignOut={signOut} />
            </div>
          </Rail>
          <div className="flex min-w-0 flex-1 flex-col">
            <header className="frame-bar window-drag flex h-10 shrink-0 items-center gap-3 ps-4 pe-2">
              <h1 className="shrink-0 font-semibold">
                {screen === undefined ? t('name') : t(`screens.${screen.name}`)}
              </h1>
              <BarOutlet className="flex min-w-0 flex-1 items-center gap-2" />
              <PaletteButton onOpen={() => setFinding(true)} />
              <PresenceMenu />
            </header>
            <main className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-ss-plane border-s border-t border-hairline bg-panel">
              <ConnectionStrip onSignInAgain={signOut} />
              <PresenceStrip />
              <div className="min-h-0 flex-1">
                <ErrorBoundary key={route.screen}>
                  <Body />
                </ErrorBoundary>
              </div>
              {stands && <FootLines />}
              <FloatsOutlet />
              <Tips />
            </main>
          </div>
        </div>
        {stands && <DeskState screens={screens} />}
        {stands &&
          residents.map((Resident, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is a constant of the app
            <ErrorBoundary key={index}>
              <Resident />
            </ErrorBoundary>
          ))}
        {finding && <Palette onClose={() => setFinding(false)} onSignOut={signOut} />}
        {stands && <ShortcutList open={helping} onOpenChange={setHelping} />}
      </UndoArea>
    </BarProvider>
  );
}
