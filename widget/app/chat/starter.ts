import type { Timers } from '../../../shared/client/timers.ts';
import type { Ids } from '../../../shared/domain/clock.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { isTransient } from '../../../shared/protocol/error-codes.ts';
import type { VisitorConnection } from '../presence/presence.ts';
import type { Starting } from './messenger.ts';

export interface StarterGround {
  connection: VisitorConnection;
  timers: Timers;
  ids: Ids;
  impressionId(): string | null;
  changed(): void;
  began(conversation: Conversation): void;
}

const againMs = 2_000;

/** Begins a conversation by a choice of the experience; the choice stands on screen until the conversation shows it. */
export function createStarter({ connection, timers, ids, impressionId, changed, began }: StarterGround) {
  let starting: (Starting & { done: boolean }) | null = null;
  let asking = false;
  let dropTimer = () => {};

  const attempt = async (): Promise<void> => {
    dropTimer();
    const mine = starting;
    if (!mine || mine.done || mine.failed || asking || connection.getSnapshot().kind !== 'connected') return;
    asking = true;
    const result = await connection.request('conversation.start', {
      clientId: mine.clientId,
      impressionId: impressionId() ?? undefined,
      by: { kind: 'choice', choice: mine.choice },
    });
    asking = false;
    if (starting !== mine) return;
    if (result.ok) {
      starting = { ...mine, done: true };
      began(result.data.conversation);
    } else if (isTransient(result.error.code)) {
      dropTimer = timers.after(againMs, () => void attempt());
    } else starting = { ...mine, failed: true };
    changed();
  };
  connection.subscribe(() => void attempt());

  return {
    getSnapshot: (): Starting | null => starting,
    start(choice: Starting['choice'], label: string): void {
      if (starting && !starting.failed) return;
      starting = { clientId: ids.next(), choice, label, failed: false, done: false };
      changed();
      void attempt();
    },
    /** The conversation is on screen: the choice is one of its lines now. */
    settle(): void {
      if (starting?.done) starting = null;
    },
  };
}
