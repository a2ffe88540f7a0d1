import '../global.css';
import { createInstance } from 'i18next';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { browserTimers } from '../../../shared/client/timers.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { platformOf } from '../../lib/platform.ts';
import { createShortcuts } from '../../lib/shortcuts.ts';
import { createTicker } from '../../lib/ticker.ts';
import ui from '../../locales/en/ui.json';
import { ShortcutArea } from '../shortcut-context.tsx';
import { ToastArea } from '../toast.tsx';
import { UiProvider } from '../ui-provider.tsx';
import { Controls } from './controls.tsx';
import { Lists } from './lists.tsx';
import { People } from './people.tsx';
import { States } from './states.tsx';

const i18n = createInstance();
void i18n.init({ lng: 'en', resources: { en: { ui } }, interpolation: { escapeValue: false }, initAsync: false });
const platform = platformOf(navigator);
const ticker = createTicker(systemClock, browserTimers);
const shortcuts = createShortcuts(platform, systemClock);

function Theme({ name, children }: { name: 'light' | 'dark'; children: ReactNode }) {
  return (
    <div data-theme={name} className="flex min-w-0 flex-1 flex-col gap-8 bg-panel p-6 text-ink">
      {children}
    </div>
  );
}

const parts = { controls: Controls, people: People, lists: Lists, states: States };

/** `?part=lists` draws one part only. */
function Gallery() {
  const wanted = new URLSearchParams(location.search).get('part');
  const shown = Object.entries(parts).filter(([name]) => wanted === null || wanted === name);
  return (
    <main className="scroll-plane flex h-full">
      <h1 className="sr-only">renderer/ui</h1>
      {(['light', 'dark'] as const).map((theme) => (
        <Theme key={theme} name={theme}>
          {shown.map(([name, Part]) => (
            <Part key={name} />
          ))}
        </Theme>
      ))}
    </main>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the gallery has no #root');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <UiProvider platform={platform} locale={navigator.language} ticker={ticker}>
        <ShortcutArea shortcuts={shortcuts}>
          <ToastArea>
            <Gallery />
          </ToastArea>
        </ShortcutArea>
      </UiProvider>
    </I18nextProvider>
  </StrictMode>,
);
