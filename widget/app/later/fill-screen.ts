import type { HostMessage } from '../../../shared/protocol/visitor/host-frame.ts';
import type { Presence } from '../presence/presence.ts';

/** A phone that fills the screen with a video alone. */
type OldVideo = HTMLVideoElement & { webkitEnterFullscreen?(): void };

/** Leaves the whole screen, where it is filled. */
export const leaveScreen = (): void => {
  if (document.fullscreenElement) void document.exitFullscreen();
};

/** Fills the screen with an element, or with its video, or leaves it: the page makes way first, and says so by telling its layout. */
export function fillScreen(
  shown: Element | null,
  video: Element | null,
  { opened, peek }: Pick<Presence, 'opened' | 'peek'>,
): void {
  if (document.fullscreenElement) leaveScreen();
  else if (!shown?.requestFullscreen) (video as OldVideo | null)?.webkitEnterFullscreen?.();
  else {
    const restore = (): void => {
      if (!document.fullscreenElement)
        peek(opened.getSnapshot() && document.querySelector('.demo-stage') ? 'wide' : null);
    };
    const answered = ({ source, data }: MessageEvent<Partial<HostMessage> | null>): void => {
      if (source !== parent || data?.foyer !== 'layout') return;
      window.removeEventListener('message', answered);
      shown.requestFullscreen().catch(restore);
    };
    window.addEventListener('message', answered);
    document.onfullscreenchange = restore;
    peek('screen');
  }
}
