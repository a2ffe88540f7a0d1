import { type HearTyping, hearTyping } from '../../../../shared/client/typing/hear-typing.ts';
import { createTellTyping, type TellTyping } from '../../../../shared/client/typing/tell-typing.ts';
import { slot } from '../../../bridge/workspace.ts';

interface TypingStore {
  readonly tell: TellTyping;
  readonly heard: HearTyping;
  close(): void;
}

/** That somebody writes, both ways. */
export const typingSlot = slot('typing', ({ connection, clock, timers }): TypingStore => {
  const tell = createTellTyping({ port: connection, clock });
  const heard = hearTyping({ port: connection, timers });
  return {
    tell,
    heard,
    close() {
      tell.stop();
      heard.close();
    },
  };
});
