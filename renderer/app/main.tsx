import '../ui/global.css';
import './frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserTimers } from '../../shared/client/timers.ts';
import { makeBridge } from '../bridge/make-bridge.ts';
import { createSessionStore } from '../features/session/session-store.ts';
import { App } from './app.tsx';
import { english } from './catalogue.ts';
import { createWorkspace, workspaceId } from './create-workspace.ts';
import { createI18n } from './i18n.ts';
import { openAhead } from './open-ahead.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const i18n = createI18n(english);
const bridge = makeBridge(window, (kind) => i18n.t(`notices.plain.${kind}`));
const session = createSessionStore(bridge.session);
void session.load();
const { ahead, drawable } = openAhead({
  session,
  open: (routerUrl, personId) => createWorkspace(workspaceId(routerUrl, personId), routerUrl, bridge),
  timers: browserTimers,
  hash: window.location.hash,
});
void drawable.then(() =>
  createRoot(root).render(
    <StrictMode>
      <App bridge={bridge} session={session} ahead={ahead} i18n={i18n} />
    </StrictMode>,
  ),
);
