import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BookerProps } from '../booker/booking.ts';
import { Composer, counterFrom } from './composer.tsx';
import { useRoom } from './context.ts';
import { Header } from './header.tsx';
import type { MessengerView } from './messenger.ts';
import { loadMarked } from './rich-text.tsx';
import { Thread } from './thread.tsx';
import { useLate } from './use-late.ts';
import { useReadable } from './use-readable.ts';
import { Choices, Chosen } from './welcome.tsx';

/** The booker is a chunk of its own: most visitors talk. */
function LazyBooker({ kept }: { kept: BookerProps['kept'] }): JSX.Element {
  const room = useRoom();
  const Booker = useLate(true, () =>
    import('../booker/prepare-booker.ts').then(({ prepareBooker }) => prepareBooker(room)),
  );
  return Booker ? (
    <Booker kept={kept} />
  ) : (
    <div class="booker" role="status">
      <p class="sr">{room.words.say('booker.loading')}</p>
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

const Talk = ({ view, welcome }: { view: MessengerView; welcome: boolean }): JSX.Element => {
  const room = useRoom();
  const { words } = room;
  const loading =
    view.phase === 'loading' || (view.log?.status === 'loading' && view.starting === null && view.lines.length === 0);
  const { phase, conversation } = view;
  const [long, setLong] = useState(false);
  // Loaded once something was said, or a lot is about to be: who only looks pays for none of it.
  const later = useLate(long || view.consenting || (!loading && !welcome), () =>
    import('../later/prepare-later.ts').then(({ prepareLater }) => prepareLater(room)),
  );
  // While the words themselves are on their way.
  const marked = useLate(conversation !== null, loadMarked);
  return (
    <>
      <Thread
        view={view}
        drawn={!conversation || marked !== null}
        own={later?.Own}
        happened={later?.Happened}
        before={!loading && <Chosen view={view} />}
      >
        {loading && <Skeleton />}
        {view.log?.status === 'failed' && (
          <p class="problem" role="alert">
            {words.say('thread.failed')}
          </p>
        )}
        {welcome && <Choices view={view} />}
        {later && <later.Foot view={view} heard={later.heard} />}
      </Thread>
      {phase !== 'closed' && (
        <Composer
          busy={view.consenting}
          fresh={welcome}
          Emoji={later?.Emoji}
          wrote={(text) => {
            if (text.length >= counterFrom) setLong(true);
            if (conversation) later?.typing.wrote(conversation.id, text);
          }}
        />
      )}
    </>
  );
};

/** The open messenger. */
export function Panel(): JSX.Element {
  const room = useRoom();
  const { presence, messenger } = room;
  const view = useReadable(messenger);
  const opened = useReadable(presence.opened);
  const full = useReadable(presence.full);
  // It must be there before the line is lost.
  const Strip = useLate(true, () => import('../later/prepare-strip.ts').then(({ prepareStrip }) => prepareStrip(room)));
  /** What was typed into the booker outlives a look at the chat. */
  const kept = useRef<BookerProps['kept']>({ booking: null });
  const begun = view.lines.length > 0 || (view.starting !== null && !view.starting.failed);
  const welcome = view.phase === 'welcome' && !begun && !view.booking;
  const booked = view.phase === 'overflow' && !view.state?.meeting;

  useEffect(() => {
    // Shown unasked only to one who is not in the middle of a sentence.
    if (booked && messenger.draft() === '') messenger.showBooker(true);
  }, [booked, messenger]);

  return (
    <section
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
      <Header view={view} welcome={welcome} />
      {Strip && <Strip connection={view.connection} />}
      {view.booking ? <LazyBooker kept={kept.current} /> : <Talk view={view} welcome={welcome} />}
    </section>
  );
}
