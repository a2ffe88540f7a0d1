import type { App, WebContents } from 'electron';
import { type PageKind, pageKind } from './pages.ts';

/** The messenger as it will look, in a frame of the settings; the page's policy says of which router. */
const preview = /^https?:\/\/[^/?#@]+\/widget\/frame\?preview$/;

/** Whether a page of ours may move to `url`: within its own trust level, and frames only to the console's preview. */
export const mayNavigate = (from: PageKind | null, url: string, isMainFrame: boolean): boolean =>
  isMainFrame ? from !== null && pageKind(url) === from : from === 'console' && preview.test(url);

const guardContents = (contents: WebContents, openOutside: (url: string) => void): void => {
  const refuse = (event: { preventDefault(): void; url: string; isMainFrame: boolean }): void => {
    if (mayNavigate(pageKind(contents.getURL()), event.url, event.isMainFrame)) return;
    event.preventDefault();
    if (event.isMainFrame) openOutside(event.url);
  };
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
};

/** Holds every page there will ever be to its place: no foreign navigation, no new windows, no webviews. */
export const guardNavigation = (app: App, openOutside: (url: string) => void): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, openOutside));
};
