import type { i18n as I18n } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { browserTimers } from '../../shared/client/timers.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import type { PlatformInfo } from '../../shared/ipc/system.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { SessionStore } from '../features/session/session-store.ts';
import { platformOf } from '../lib/platform.ts';
import { createShortcuts } from '../lib/shortcuts.ts';
import { createTicker } from '../lib/ticker.ts';
import { focusKeeper } from '../ui/keep-focus.ts';
import { ShortcutArea } from '../ui/shortcut-context.tsx';
import { ToastArea } from '../ui/toast.tsx';
import { TooltipArea } from '../ui/tooltip.tsx';
import { UiProvider } from '../ui/ui-provider.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Gate } from './gate.tsx';
import type { Ahead } from './open-ahead.ts';
import { ThemeArea } from './theme-area.tsx';
import { useSoundSetting } from './use-sound-setting.ts';

function useLoaded(bridge: Bridge) {
  const [platform, setPlatform] = useState<PlatformInfo>(() => ({
    os: platformOf(navigator),
    appVersion: '',
    titleBar: 'system',
    locale: navigator.language,
  }));
  useEffect(() => {
    void bridge.system.platform().then((result) => {
      if (result.ok) setPlatform(result.data);
    });
  }, [bridge]);
  return platform;
}

interface AppProps {
  bridge: Bridge;
  session: SessionStore;
  ahead: Ahead;
  i18n: I18n;
}

/** The window: everything that exists once per window, above whoever is signed in. */
export function App({ bridge, session, ahead, i18n }: AppProps) {
  const [ticker] = useState(() => createTicker(systemClock, browserTimers));
  const platform = useLoaded(bridge);
  useSoundSetting(bridge);
  useEffect(() => focusKeeper.watch(document), []);
  const shortcuts = useMemo(() => createShortcuts(platform.os, systemClock), [platform.os]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.os = platform.os;
    dataset.titleBar = platform.titleBar;
  }, [platform]);

  return (
    <I18nextProvider i18n={i18n}>
      <UiProvider platform={platform.os} locale={platform.locale} ticker={ticker}>
        <ShortcutArea shortcuts={shortcuts}>
          <ThemeArea settings={bridge.settings}>
            <ToastArea>
              <TooltipArea>
                <ErrorBoundary>
                  <Gate bridge={bridge} session={session} ahead={ahead} />
                </ErrorBoundary>
              </TooltipArea>
            </ToastArea>
          </ThemeArea>
        </ShortcutArea>
      </UiProvider>
    </I18nextProvider>
  );
}
