import type { Clock } from '../../domain/clock.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import type { CallView } from './call-view.ts';
import type { Ear, Hear } from './hear-stream.ts';
import { createSoundWatch, type SoundWarning } from './sound-watch.ts';

const lookMs = 100;

interface WatchOptions {
  engine: Readable<CallView>;
  timers: Timers;
  clock: Clock;
  /** `hearMicrophone` and `hearStream` in product. */
  hearOwn: Hear;
  hearTheirs: Hear;
  tell(warning: SoundWarning | null): void;
}

/** An ear that follows a stream which may be replaced. */
const following = (hear: Hear) => {
  let stream: MediaStream | null = null;
  let ear: Ear | null = null;
  return (next: MediaStream | null): number | null => {
    if (next !== stream) {
      ear?.close();
      stream = next;
      ear = next && hear(next);
    }
    return ear?.level() ?? null;
  };
};

/** Listens to both sides of a call while it is connected and tells what is wrong with its sound; answers with a disposer. */
export const watchCallSound = ({ engine, timers, clock, hearOwn, hearTheirs, tell }: WatchOptions): (() => void) => {
  const own = following(hearOwn);
  const theirs = following(hearTheirs);
  let watch: ReturnType<typeof createSoundWatch> | null = null;
  let told: SoundWarning | null = null;
  let stop = () => {};

  const say = (warning: SoundWarning | null): void => {
    if (warning === told) return;
    told = warning;
    tell(warning);
  };
  const rest = (): void => {
    stop();
    watch = null;
    own(null);
    theirs(null);
    say(null);
  };
  const look = (): void => {
    const { muted, theyMuted, local, remote } = engine.getSnapshot();
    const arrives = remote?.getAudioTracks().some((track) => !track.muted) ?? false;
    const facts = { muted, theyMuted, arrives, own: own(local), theirs: theirs(remote) };
    if (watch) say(watch(facts, clock.now()));
    stop = timers.after(lookMs, look);
  };
  const follow = (): void => {
    const talks = engine.getSnapshot().phase === 'connected';
    if (talks && !watch) {
      watch = createSoundWatch();
      // Not at once: to open the ears costs the page a while, in which it is to say that they talk.
      stop = timers.after(lookMs, look);
    } else if (!talks && watch) rest();
  };
  const unsubscribe = engine.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    rest();
  };
};
