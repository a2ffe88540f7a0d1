import { type PageKind, pageKind } from './pages.ts';

/** What is known of the frame a message came from. */
export interface Sender {
  /** The frame's URL at the time of the message; null when the frame is already gone. */
  url: string | null;
  isMainFrame: boolean;
  /** The kind of window the frame lives in; null when it is no window of ours. */
  window: PageKind | null;
}

/** Whether a message comes from the main frame of our own page, in the window made for that page. */
export const isTrusted = (sender: Sender, wanted: PageKind): boolean =>
  sender.isMainFrame && sender.window === wanted && sender.url !== null && pageKind(sender.url) === wanted;
