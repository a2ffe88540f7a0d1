import type { App, WebContents } from 'electron';
import { type PageKind, pageKind } from './pages.ts';

/** Whether a page of ours may move to `url`: only the main frame, and only within its own trust level. */
export const mayNavigate = (from: PageKind | null, url: string, isMainFrame: boolean): boolean =>
  from !== null && isMainFrame && pageKind(url) === from;

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
