import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LaterParts } from '../later/prepare-later.ts';
import { useRoom } from './context.ts';
import { groupLines } from './group-lines.ts';
import { Icon } from './icons.tsx';
import { Message } from './message.tsx';
import type { MessengerView } from './messenger.ts';
import { dayOf, dayText, ownZone } from './time-text.ts';

/** So near the end the reader is at the end, and stays there when something comes. */
const nearPx = 80;

/** The conversation: stays at its end unless the reader has gone up, and keeps the reader's place when earlier pages come. */
export function Thread({
  view,
  drawn,
  own,
  happened: Happened,
  before,
  children,
}: {
  view: MessengerView;
  /** Words stand as they stay: those that are drawn anew are no news. */
  drawn: boolean;
  /** Draws what one may do with a message of one's own, once it is there. */
  own: LaterParts['Own'] | undefined;
  /** Draws what happened between the messages, once it is there. */
  happened: LaterParts['Happened'] | undefined;
  before: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  const { words, presence, messenger } = useRoom();
  const scroller = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const height = useRef(0);
  const [below, setBelow] = useState(false);
  /** What stands there when the conversation is opened is not news. */
  const [live, setLive] = useState(false);
  const { log, lines } = view;
  const zone = ownZone();
  const firstKey = lines[0]?.key;
  const lastKey = lines.at(-1)?.key;
  const ready = log === null || log.status === 'ready';

  const toEnd = (): void => {
    const { current } = scroller;
    if (current) current.scrollTop = current.scrollHeight;
  };
  const settle = (): void => {
    const { current } = scroller;
    if (!current) return;
    const end = current.scrollHeight - current.scrollTop - current.clientHeight < nearPx;
    atEnd.current = end;
    if (end) {
      setBelow(false);
      if (presence.opened.getSnapshot() && document.visibilityState === 'visible') messenger.markRead();
    }
  };

  const calm = drawn && ready && !log?.loadingEarlier;
  useEffect(() => setLive(calm), [calm]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: earlier pages are told by a new first line
  useLayoutEffect(() => {
    const { current } = scroller;
    if (current && !atEnd.current) current.scrollTop += current.scrollHeight - height.current;
  }, [firstKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news are told by a new last line
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [lastKey]);
  useLayoutEffect(() => {
    height.current = scroller.current?.scrollHeight ?? 0;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, reads what is current
  useEffect(() => {
    const look = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    for (const element of [scroller.current, inner.current]) if (element) look.observe(element);
    document.addEventListener('visibilitychange', settle);
    return () => {
      look.disconnect();
      document.removeEventListener('visibilitychange', settle);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new on screen is read
  useEffect(settle, [lastKey, ready, view.unread]);

  return (
    <div class="thread-box">
      <section
        class="thread"
        ref={scroller}
        onScroll={settle}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.say('thread.name')}
      >
        <div class="thread-inner" ref={inner}>
          {log?.hasEarlier && (
            <button class="link earlier" type="button" disabled={log.loadingEarlier} onClick={messenger.loadEarlier}>
              {words.say(log.loadingEarlier ? 'thread.earlierLoading' : 'thread.earlier')}
            </button>
          )}
          <div
            class="log"
            role="log"
            aria-label={words.say('thread.name')}
            aria-live={live && calm ? 'polite' : 'off'}
            aria-relevant="additions"
          >
            {before}
            {groupLines(lines, (at) => dayOf(at, zone)).map((grouped) => (
              <div class="line" key={grouped.line.key}>
                {grouped.day && <p class="day">{dayText(words, grouped.at, presence.clock.now(), zone)}</p>}
                {grouped.line.kind === 'event' ? (
                  Happened && <Happened entry={grouped.line.entry} />
                ) : (
                  <Message
                    grouped={{ ...grouped, line: grouped.line }}
                    repId={view.conversation?.guests ? undefined : view.conversation?.rep?.id}
                    own={view.phase === 'closed' ? undefined : own}
                  />
                )}
              </div>
            ))}
          </div>
          {children}
        </div>
      </section>
      {below && (
        <button class="to-end" type="button" onClick={toEnd}>
          {words.say('thread.newBelow')}
          <Icon name="down" size={16} />
        </button>
      )}
    </div>
  );
}
