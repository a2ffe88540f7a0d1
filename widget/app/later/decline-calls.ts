import { type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { callGuards } from '../call/call-guards.ts';
import { loadCallWords } from '../call/load-call-words.ts';
import { addStyles } from '../chat/add-styles.ts';
import type { Room } from '../chat/context.ts';
import type { MessengerView } from '../chat/messenger.ts';
import styles from '../style/call.css?url';

/** In a browser that cannot have calls a rep's call is declined at once, so that they do not listen to it ring; the visitor reads why. */
export async function declineCalls({ presence, words }: Room): Promise<ComponentType<{ view: MessengerView }>> {
  presence.learn(callGuards);
  const [say] = await Promise.all([loadCallWords(words), addStyles(document, styles)]);
  return ({ view }) => {
    const callId = view.state?.call;
    const [told, tell] = useState(false);
    useEffect(() => {
      if (!callId) return;
      tell(true);
      void presence.connection.request('call.decline', { callId });
    }, [callId]);
    if (!told) return null;
    return h('div', { class: 'call' }, [
      h('p', { class: 'call-text', role: 'status' }, say.say('call.unsupported')),
      h(
        'div',
        { class: 'call-acts' },
        h('button', { class: 'call-act', type: 'button', onClick: () => tell(false) }, say.say('call.dismiss')),
      ),
    ]);
  };
}
