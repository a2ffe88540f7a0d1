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
    import('./demo/prepare-demo.ts').then(({ prepareDemo }) => prepareDemo(room)),
  );
  return Demo && <Demo />;
}
