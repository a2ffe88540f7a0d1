import type { PreviewMessage, PreviewReady } from '../../../shared/protocol/visitor/preview.ts';
import type { createVisitorChecks } from '../guards/visitor-checks.ts';
import type { createWords, directionOf } from '../locales/words.ts';
import type { linkToHost } from '../presence/host-link.ts';
import type { showPresence } from '../presence/show-presence.ts';
import { previewConnection } from './preview-connection.ts';

/** The parts of the live messenger; given, because a chunk that took them itself would make them two files for every visitor. */
interface Parts {
  createVisitorChecks: typeof createVisitorChecks;
  createWords: typeof createWords;
  directionOf: typeof directionOf;
  linkToHost: typeof linkToHost;
  showPresence: typeof showPresence;
}

/** The router lets nobody but its console frame this page, so its words are taken as they are. */
const isPreview = (data: unknown): data is PreviewMessage =>
  typeof data === 'object' && data !== null && 'foyer' in data && data.foyer === 'preview';

/** Shows the messenger in the console with settings that are not saved yet: all of it is real but the line to the router. */
export function startPreview(frame: Window & typeof globalThis, parts: Parts): void {
  const host = parts.linkToHost(frame);
  // Somebody types in the console meanwhile.
  frame.HTMLElement.prototype.focus = () => {};
  let shown: PreviewMessage['site'] | null = null;

  const show = (message: PreviewMessage): void => {
    const { words, site } = message;
    const { documentElement } = frame.document;
    documentElement.lang = words.locale;
    documentElement.dir = parts.directionOf(words.tag);
    const now = Date.now();
    const data = { token: '', expiresAt: now, now, visitorId: '', words, site: { ...site, consent: 'off' as const } };
    shown = data.site;
    parts.showPresence({
      frame,
      host,
      words: parts.createWords(words),
      clock: { now: () => Date.now() },
      // Nothing of a preview stays.
      secret: { value: '', known: false, blocked: false, refuses: true, keep() {}, forget() {}, refuse() {} },
      siteKey: 'preview',
      connection: previewConnection(message, now),
      learn: parts.createVisitorChecks().learn,
      data,
    });
  };
  frame.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.parent || !isPreview(data)) return;
    // What follows from the look is drawn anew with the layout, which the console tells after it.
    if (shown) Object.assign(shown, data.site);
    else show(data);
  });
  const ready: PreviewReady = { foyer: 'preview-ready' };
  frame.parent.postMessage(ready, '*');
}
