import type { Clock } from '../../domain/clock.ts';
import type { Result } from '../../protocol/result.ts';

/** How often it is said again while one goes on, and after which time nobody shows it any more, in milliseconds. */
const againMs = 3_000;
const shownMs = 6_000;

/** The part of a connection that tells; the connections of `/rep` and `/visitor` both fit. */
export interface TypingPort {
  request(event: 'conversation.typing', input: { conversationId: string; typing: boolean }): Promise<Result<unknown>>;
}

/** Tells the other side that one writes. */
export interface TellTyping {
  /** The text of a message changed. */
  wrote(conversationId: string, text: string): void;
  /** It was sent or left. */
  stop(): void;
}

/** Makes it: at most once in 3 s while one writes, and once when one stopped. What does not arrive is not missed. */
export function createTellTyping({ port, clock }: { port: TypingPort; clock: Clock }): TellTyping {
  let told: { conversationId: string; at: number } | null = null;
  const tell = (conversationId: string, typing: boolean): void => {
    void port.request('conversation.typing', { conversationId, typing });
  };
  const stop = (): void => {
    const before = told;
    told = null;
    if (before !== null && clock.now() - before.at < shownMs) tell(before.conversationId, false);
  };
  return {
    stop,
    wrote(conversationId, text) {
      if (told !== null && told.conversationId !== conversationId) stop();
      if (text.trim() === '') return stop();
      const at = clock.now();
      if (told !== null && at - told.at < againMs) return;
      told = { conversationId, at };
      tell(conversationId, true);
    },
  };
}
