import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../../shared/domain/scalars.ts';
import { useRoom } from '../chat/context.ts';
import { clockText } from '../chat/time-text.ts';

const secondMs = 1_000;

/** For how long the chosen time is nobody else's; afterwards, that it is not any more. */
export function HeldLine({ until }: { until: Instant }): JSX.Element {
  const { words, presence } = useRoom();
  const leftMs = (): number => Math.max(0, until - presence.clock.now());
  const [left, setLeft] = useState(leftMs);
  const over = left === 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: counts anew where another moment is given
  useEffect(() => {
    setLeft(leftMs());
    const timer = setInterval(() => {
      setLeft(leftMs());
      if (leftMs() === 0) clearInterval(timer);
    }, secondMs);
    return () => clearInterval(timer);
  }, [until]);

  const seconds = Math.ceil(left / secondMs);
  const time = clockText(words, seconds);
  return <p class="booker-zone held">{over ? words.say('booker.heldNoMore') : words.say('booker.held', { time })}</p>;
}
