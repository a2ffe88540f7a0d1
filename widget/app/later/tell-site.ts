import type { Presence } from '../presence/presence.ts';

/** Tells the site's own scripts what goes on in the talk, for as long as the page is there: that it happened, never what was said. */
export function tellSite({ connection, state, happened }: Pick<Presence, 'connection' | 'state' | 'happened'>): void {
  let call = state.getSnapshot()?.call ?? null;
  state.subscribe(() => {
    const now = state.getSnapshot()?.call ?? null;
    if (now !== null && now !== call) happened('callStarted');
    call = now;
  });
  connection.on('conversation.entry', ({ conversation: { id }, entry }) => {
    if (entry.type === 'message') {
      const { kind } = entry.sender;
      if (kind !== 'visitor') happened('messageReceived', { conversation: id, from: kind });
      // Every tab of the visitor hears of it; the one they look at is the one they wrote in.
      else if (document.visibilityState === 'visible') happened('messageSent', { conversation: id });
    } else if (entry.type === 'email_given') happened('emailGiven', { conversation: id });
    else if (entry.type === 'call') happened('callEnded', { conversation: id, seconds: entry.seconds });
    else if (entry.type === 'closed') happened('conversationEnded', { conversation: id, by: entry.reason });
  });
}
