import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import { slot } from '../../bridge/workspace.ts';
import { callsSlot } from './calls-store.ts';

/** How long the call at hand waits for the visitor's next page, in milliseconds; null while their page is there. */
export interface PageLeft extends Readable<number | null> {
  close(): void;
}

/** Follows whether the visitor's page of the call went away. The next page sits in the call anew, or brings the sound back. */
export const pageLeftSlot = slot('callPageLeft', ({ connection, get }): PageLeft => {
  const calls = get(callsSlot);
  const changed = createListeners();
  let waitsMs: number | null = null;
  let joins = 0;
  let { phase } = calls.getSnapshot();
  const show = (next: number | null): void => {
    if (next === waitsMs) return;
    waitsMs = next;
    changed.tell();
  };
  const stopPush = connection.on('call.page_left', (news) => {
    const { call } = calls.getSnapshot();
    if (call?.id !== news.callId || call.state === 'ended') return;
    joins = call.joins;
    show(news.waitsMs);
  });
  const stopFollow = calls.subscribe(() => {
    const now = calls.getSnapshot();
    const isBack = now.phase === 'connected' && phase !== 'connected';
    phase = now.phase;
    if (isBack || !now.call || now.call.state === 'ended' || now.call.joins !== joins) show(null);
  });
  return {
    getSnapshot: () => waitsMs,
    subscribe: changed.add,
    close() {
      stopPush();
      stopFollow();
    },
  };
});
