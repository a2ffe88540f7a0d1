import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { canSpeak } from './can-speak.ts';
import { useRoom } from './context.ts';
import { Icon } from './icons.tsx';
import type { MessengerView } from './messenger.ts';
import { useLate } from './use-late.ts';

/** Calls are a chunk of their own, which the first call loads. */
export function CallSlot({ view }: { view: MessengerView }): JSX.Element | null {
  const room = useRoom();
  const { rep, call, waiting } = view.state ?? {};
  /** The conversation that is to be called once the chunk is there. */
  const [pressed, press] = useState<string | null>(null);
  const Call = useLate(Boolean(call ?? pressed ?? waiting?.byVoice), () =>
    import('../call/prepare-call.ts').then(({ prepareCall }) => prepareCall(room, pressed ?? waiting?.byVoice)),
  );
  if (Call) return <Call view={view} />;
  return rep && canSpeak ? (
    <button
      class="head-button"
      type="button"
      aria-label={room.words.say('call.start', { name: rep.name })}
      onClick={() => press(view.conversation?.id ?? null)}
    >
      <Icon name="phone" size={22} />
    </button>
  ) : null;
}
