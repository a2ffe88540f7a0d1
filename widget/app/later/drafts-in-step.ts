/** What tabs of one visitor tell each other of what is being written. */
interface Told {
  lane: string;
  text: string;
}

const isTold = (data: unknown): data is Told =>
  typeof data === 'object' && data !== null && 'lane' in data && 'text' in data && typeof data.text === 'string';

/**
 * Keeps what is written in step over the tabs of one visitor: what is typed or sent in one stands in the others, but never
 * in a field somebody types in. Answers with what tells the others.
 */
export function draftsInStep(
  name: string,
  lane: string,
  /** False while each tab is a visitor of its own. */
  one: () => boolean,
): { tell(draft: Told): void; close(): void } {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, close: () => {} };
  let channel: BroadcastChannel | null = null;
  let heard: string | null = null;
  const hear = ({ data }: MessageEvent<unknown>): void => {
    const area = document.querySelector<HTMLTextAreaElement>('.composer textarea');
    if (!one() || !isTold(data) || data.lane !== lane || !area || area.value === data.text) return;
    if (document.hasFocus() && document.activeElement === area) return;
    heard = data.text;
    area.value = data.text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const listen = (): void => {
    channel ??= new BroadcastChannel(name);
    channel.onmessage = hear;
  };
  // A page that lies in the back/forward cache and is told something is thrown out of it, and has to be loaded anew.
  const leave = (): void => {
    channel?.close();
    channel = null;
  };
  listen();
  addEventListener('pagehide', leave);
  addEventListener('pageshow', listen);
  return {
    tell(draft) {
      // What was heard is not told again: two tabs would answer each other for ever.
      if (one() && draft.lane === lane && draft.text !== heard) channel?.postMessage(draft);
      heard = null;
    },
    close() {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', listen);
      leave();
    },
  };
}
