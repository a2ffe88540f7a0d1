import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import { Face } from '../chat/face.tsx';
import type { MessengerView } from '../chat/messenger.ts';

/** What goes on while the form is filled in: the place in the queue is kept, and a rep who comes free asks and snatches nothing. */
export function Meanwhile({ view }: { view: MessengerView }): JSX.Element | null {
  const { words, messenger } = useRoom();
  const [staying, setStaying] = useState(false);
  const rep = view.phase === 'active' ? view.state?.rep : null;
  if (!rep) {
    return view.phase === 'waiting' ? (
      <p class="notice" role="status">
        {words.say('booker.waiting')}
      </p>
    ) : null;
  }
  const toChat = (): void => messenger.showBooker(false);
  return (
    <div class="notice rep-here" role="status">
      <Face person={rep} size={32} />
      <p class="rep-here-text">{words.say(staying ? 'booker.repWaits' : 'booker.repHere', { name: rep.name })}</p>
      <div class="card-row">
        <button class={staying ? 'link' : 'button'} type="button" onClick={toChat}>
          {words.say('booker.chatNow')}
        </button>
        {!staying && (
          <button class="button button-quiet" type="button" onClick={() => setStaying(true)}>
            {words.say('booker.finish')}
          </button>
        )}
      </div>
    </div>
  );
}
