import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Closed, Consent, Overflow, Waiting } from './cards.tsx';
import { Composer } from './composer.tsx';
import { useRoom } from './context.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { EmailCard } from './email-card.tsx';
import { Header } from './header.tsx';
import type { MessengerView } from './messenger.ts';
import { Strip } from './strip.tsx';
import { Thread } from './thread.tsx';
import { useReadable } from './use-readable.ts';
import { Choices, Greeting } from './welcome.tsx';

const loadBooker = () => import('../booker/booker.tsx');

/** The booker is a chunk of its own: most visitors talk. */
function LazyBooker(): JSX.Element {
  const { words } = useRoom();
  const [Booker, setBooker] = useState<ComponentType | null>(null);
  useEffect(() => {
    let gone = false;
    const load = (): void => {
      loadBooker().then(
        (chunk) => {
          if (!gone) setBooker(() => chunk.Booker);
        },
        // The network went: the next time it is back the chunk is asked for again.
        () => addEventListener('online', load, { once: true }),
      );
    };
    load();
    return () => {
      gone = true;
      removeEventListener('online', load);
    };
  }, []);
  return Booker ? (
    <Booker />
  ) : (
    <div class="booker" role="status">
      <p class="sr">{words.say('booker.loading')}</p>
    </div>
  );
}

const Skeleton = (): JSX.Element => (
  <div class="skeleton" role="status">
    <p class="sr">{useRoom().words.say('thread.loading')}</p>
    <span />
    <span />
    <span />
  </div>
);

const Talk = ({ view }: { view: MessengerView }): JSX.Element => {
  const { words } = useRoom();
  const loading =
    view.phase === 'loading' || (view.log?.status === 'loading' && view.starting === null && view.lines.length === 0);
  const { phase } = view;
  return (
    <>
      <Thread view={view} before={!loading && <Greeting view={view} />}>
        {loading && <Skeleton />}
        {view.log?.status === 'failed' && (
          <p class="problem" role="alert">
            {words.say('thread.failed')}
          </p>
        )}
        <DeliveryMark delivery={view.delivery} />
        <Choices view={view} />
        {phase === 'waiting' && <Waiting view={view} />}
        {(phase === 'waiting' || view.email === 'thanks') && <EmailCard view={view} />}
        {phase === 'overflow' && !view.state?.meeting && <Overflow />}
        {phase === 'closed' && <Closed />}
        {view.consenting && <Consent />}
      </Thread>
      {phase !== 'closed' && <Composer busy={view.consenting} />}
    </>
  );
};

/** The open messenger. */
export function Panel(): JSX.Element {
  const { presence, messenger } = useRoom();
  const view = useReadable(messenger);
  const opened = useReadable(presence.opened);
  const full = useReadable(presence.full);
  const panel = useRef<HTMLElement>(null);
  const booked = view.phase === 'overflow' && !view.state?.meeting;

  useEffect(() => {
    // Shown unasked only to one who is not in the middle of a sentence.
    if (booked && messenger.draft() === '') messenger.showBooker(true);
  }, [booked, messenger]);

  return (
    <section
      ref={panel}
      class={`panel${full ? ' panel-full' : ''}`}
      role="dialog"
      aria-modal={full}
      aria-labelledby="messenger-title"
      tabIndex={-1}
      hidden={!opened}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        if (view.booking) messenger.showBooker(false);
        else presence.close();
      }}
    >
      <Header view={view} />
      <Strip connection={view.connection} />
      {view.booking ? <LazyBooker /> : <Talk view={view} />}
    </section>
  );
}
