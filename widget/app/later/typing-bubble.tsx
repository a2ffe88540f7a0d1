import type { JSX } from 'preact';
import type { HearTyping } from '../../../shared/client/typing/hear-typing.ts';
import { useRoom } from '../chat/context.ts';
import { useReadable } from '../chat/use-readable.ts';

/** The rep writes: three dots where their words will stand. */
export function TypingBubble({
  heard,
  conversationId,
}: {
  heard: HearTyping;
  conversationId: string;
}): JSX.Element | null {
  const { words } = useRoom();
  const typist = useReadable(heard).find((one) => one.conversationId === conversationId && one.rep);
  if (!typist?.rep) return null;
  return (
    <div class="said said-theirs said-first typing">
      <p class="bubble" role="img" aria-label={words.say('typing', { name: typist.rep.name })}>
        <i />
        <i />
        <i />
      </p>
      <p class="said-name" aria-hidden="true">
        <bdi>{words.say('typing', { name: typist.rep.name })}</bdi>
      </p>
    </div>
  );
}
