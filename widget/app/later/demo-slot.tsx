import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import type { MessengerView } from '../chat/messenger.ts';
import { useLate } from '../chat/use-late.ts';

/** What a rep shows is a chunk of its own, which the first demo loads. */
export function DemoSlot({ view }: { view: MessengerView }): JSX.Element | null {
  const room = useRoom();
  const wanted = useRef(false);
  wanted.current ||= view.state?.demo !== undefined;
  const Demo = useLate(wanted.current, () =>
    // Asked here: what the chat hands out costs it bytes.
    'RTCPeerConnection' in globalThis
      ? import('./demo/prepare-demo.ts').then(({ prepareDemo }) => prepareDemo(room))
      : import('./demo/decline-demos.ts').then(({ declineDemos }) => declineDemos(room)),
  );
  return Demo && <Demo />;
}
