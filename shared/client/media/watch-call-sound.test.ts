import { expect, it } from 'vitest';
import { createListeners } from '../listeners.ts';
import { createManualTime } from '../tests/manual-time.ts';
import { type CallView, noCall } from './call-view.ts';
import type { Hear } from './hear-stream.ts';
import { meterLevel } from './meter-level.ts';
import type { SoundWarning } from './sound-watch.ts';
import { watchCallSound } from './watch-call-sound.ts';

const streamOf = (track: { muted: boolean } = { muted: false }): MediaStream =>
  ({ getAudioTracks: () => [track] }) as unknown as MediaStream;

const aCall = () => {
  const time = createManualTime();
  const changed = createListeners();
  let view: CallView = noCall;
  const ears = { open: 0, opened: 0 };
  const level = { own: 0.1, theirs: 0.1 };
  const hear =
    (side: keyof typeof level): Hear =>
    () => {
      ears.open += 1;
      ears.opened += 1;
      return {
        level: () => level[side],
        close: () => {
          ears.open -= 1;
        },
      };
    };
  const said: (SoundWarning | null)[] = [];
  const stop = watchCallSound({
    engine: { getSnapshot: () => view, subscribe: changed.add },
    timers: time,
    clock: time,
    hearOwn: hear('own'),
    hearTheirs: hear('theirs'),
    tell: (warning) => said.push(warning),
  });
  const show = (change: Partial<CallView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };
  return { time, ears, level, said, stop, show };
};

it('listens a moment after a call is connected and not otherwise, and follows another microphone', async () => {
  const { time, ears, show, stop } = aCall();
  show({ phase: 'connecting', local: streamOf(), remote: streamOf() });
  expect([ears.open, time.next()]).toEqual([0, null]);
  show({ phase: 'connected' });
  expect(ears.opened).toBe(0);
  await time.advance(100);
  expect(ears).toEqual({ open: 2, opened: 2 });
  show({ local: streamOf() });
  await time.advance(100);
  expect(ears).toEqual({ open: 2, opened: 3 });
  show({ phase: 'reconnecting' });
  expect([ears.open, time.next()]).toEqual([0, null]);
  show({ phase: 'connected' });
  stop();
  expect([ears.open, time.next()]).toEqual([0, null]);
});

it('tells each warning once, and that it is over, also where the call is', async () => {
  const { time, level, said, show } = aCall();
  show({ phase: 'connected', local: streamOf(), remote: streamOf() });
  level.own = 0;
  await time.advance(30_000);
  expect(said).toEqual(['microphone_silent']);
  level.own = 0.1;
  await time.advance(1_000);
  expect(said).toEqual(['microphone_silent', null]);
  show({ muted: true });
  await time.advance(2_000);
  show({ phase: 'ended', local: null, remote: null });
  expect(said).toEqual(['microphone_silent', null, 'muted_speaking', null]);
});

it('tells of an other side that sends nothing', async () => {
  const { time, said, show } = aCall();
  const track = { muted: true };
  show({ phase: 'connected', local: streamOf(), remote: streamOf(track) });
  await time.advance(6_000);
  expect(said).toEqual(['others_silent']);
  track.muted = false;
  await time.advance(1_000);
  expect(said).toEqual(['others_silent', null]);
});

it('meters ten times a second, a whisper visibly and a shout not beyond the end, and closes its ear', async () => {
  const time = createManualTime();
  const seen: number[] = [];
  let level: number | null = null;
  const ears = { opened: 0, closed: 0 };
  const hear = () => {
    ears.opened += 1;
    return {
      level: () => level,
      close: () => {
        ears.closed += 1;
      },
    };
  };
  const stop = meterLevel(hear, time, (full) => seen.push(full));
  expect(ears.opened).toBe(0);
  await time.advance(100);
  level = 0.01;
  await time.advance(100);
  level = 0.9;
  await time.advance(850);
  expect(seen).toHaveLength(10);
  expect(seen.slice(0, 3)).toEqual([0, 0.2, 1]);
  stop();
  expect([ears, time.next()]).toEqual([{ opened: 1, closed: 1 }, null]);
  meterLevel(hear, time, () => {})();
  await time.advance(1_000);
  expect(ears.opened).toBe(1);
});
