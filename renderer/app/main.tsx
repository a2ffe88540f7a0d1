import '../ui/global.css';
import './frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeBridge } from '../bridge/make-bridge.ts';
import { createSessionStore } from '../features/session/session-store.ts';
import { App } from './app.tsx';
import { english } from './catalogue.ts';
import { createI18n } from './i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const i18n = createI18n(english);
const bridge = makeBridge(window, (kind) => i18n.t(`notices.plain.${kind}`));
// Asked before anything is drawn: the answer is on its way meanwhile.
const session = createSessionStore(bridge.session);
void session.load();
createRoot(root).render(
  <StrictMode>
    <App bridge={bridge} session={session} i18n={i18n} />
  </StrictMode>,
);
