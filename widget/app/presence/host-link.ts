import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import type { FrameMessage, HostMessage, HostPage } from '../../../shared/protocol/visitor/host-frame.ts';
import { readHostMessage } from '../guards/boundary-guards.ts';

/** What the site's own scripts want beside the messenger's being open. */
export type HostAsk = Extract<HostMessage, { foyer: 'ask' }>;

/** What the frame knows of the page it stands on. */
export interface HostView {
  /** The page's origin as `postMessage` proved it; null until the page has spoken. */
  origin: string | null;
  page: HostPage | null;
  full: boolean;
  dark: boolean;
  /** The visitor's system is dark. */
  night: boolean;
  left: boolean;
  /** The language the page asks for. */
  language?: string | undefined;
  /** What leads back into a conversation, where the page was come to by a mail's link. */
  back?: string | undefined;
}

/** The frame's line to the loader on the page. */
export interface HostLink extends Readable<HostView> {
  /** Hears when the site's own scripts open or close the messenger. */
  onCommand(listener: (open: boolean) => void): () => void;
  /** Hears what else they want. */
  onAsk(listener: (ask: HostAsk) => void): () => void;
  tell(message: FrameMessage): void;
}

/** Listens to the embedding page alone: one sender, and after its first message one origin. */
export function linkToHost(frame: Window): HostLink {
  const changed = createListeners();
  const commanded = createListeners<[boolean]>();
  const asked = createListeners<[HostAsk]>();
  let view: HostView = {
    origin: null,
    page: null,
    full: false,
    dark: false,
    night: false,
    left: false,
  };

  const move = (next: Partial<HostView>): void => {
    view = { ...view, ...next };
    changed.tell();
  };
  const take = (message: HostMessage, origin: string): void => {
    if (message.foyer === 'page')
      move({ origin, page: message.page, language: message.language, back: view.back ?? message.back });
    else if (message.foyer === 'layout') {
      const { full, dark, night, left } = message;
      move({ origin, full, dark, night, left });
    } else if (message.foyer === 'ask') asked.tell(message);
    else commanded.tell(message.foyer === 'open');
  };
  frame.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.parent || frame.parent === frame || (view.origin !== null && origin !== view.origin)) return;
    const message = readHostMessage(data);
    if (message) take(message, origin);
  });

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    onCommand: commanded.add,
    onAsk: asked.add,
    tell(message) {
      if (view.origin !== null) frame.parent.postMessage(message, view.origin);
    },
  };
}
