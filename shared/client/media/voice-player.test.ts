import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settled } from '../tests/manual-time.ts';
import { createVoicePlayer } from './voice-player.ts';

/** As much of an audio element as is used. */
class FakeAudio extends EventTarget {
  src = '';
  currentTime = 0;
  playbackRate = 1;
  error: object | null = null;
  plays = false;
  async play(): Promise<void> {
    if (this.error) throw new Error('cannot be decoded');
    this.plays = true;
  }
  pause(): void {
    this.plays = false;
    this.dispatchEvent(new Event('pause'));
  }
  /** The sound came to there. */
  at(seconds: number): void {
    this.currentTime = seconds;
    this.dispatchEvent(new Event('timeupdate'));
  }
}

const elements: FakeAudio[] = [];
const links = new Set<string>();
beforeEach(() => {
  elements.length = 0;
  links.clear();
  vi.stubGlobal('document', {
    createElement: () => {
      const element = new FakeAudio();
      elements.push(element);
      return element;
    },
  });
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    links.add('blob:sound');
    return 'blob:sound';
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((link) => void links.delete(link));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const aPlayer = (load: () => Promise<Blob | null> = async () => new Blob(['sound'])) => {
  const player = createVoicePlayer({ load, seconds: 12 });
  const element = elements.at(-1);
  if (!element) throw new Error('no element');
  return { player, element, view: player.getSnapshot };
};

describe('a voice message that is played', () => {
  it('is fetched when it is first wanted, whole and once; pauses, goes on, and begins again after its end', async () => {
    const load = vi.fn(async () => new Blob(['sound']));
    const { player, element, view } = aPlayer(load);
    expect(load).not.toHaveBeenCalled();
    player.toggle();
    expect(view().state).toBe('loading');
    // A second press while it comes is not a second player.
    player.toggle();
    await settled();
    expect([view().state, element.plays, element.src]).toEqual(['playing', true, 'blob:sound']);
    element.at(4);
    expect(view().at).toBe(4);
    player.toggle();
    expect([view().state, element.plays]).toEqual(['paused', false]);
    player.toggle();
    await settled();
    element.at(12.3);
    expect(view().at).toBe(12);
    element.dispatchEvent(new Event('ended'));
    expect([view(), element.currentTime]).toEqual([{ state: 'paused', at: 0, rate: 1 }, 0]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is put to another place before and while it plays, never beyond its ends', async () => {
    const { player, element, view } = aPlayer();
    player.seek(99);
    expect(view().at).toBe(12);
    player.seek(5);
    player.toggle();
    await settled();
    expect(element.currentTime).toBe(5);
    player.seek(-1);
    expect([view().at, element.currentTime]).toEqual([0, 0]);
  });

  it('goes faster in three steps, also where it is begun later', async () => {
    const { player, element, view } = aPlayer();
    player.faster();
    expect(view().rate).toBe(1.5);
    player.toggle();
    await settled();
    expect(element.playbackRate).toBe(1.5);
    player.faster();
    player.faster();
    expect([view().rate, element.playbackRate]).toEqual([1, 1]);
  });

  it('silences the other one', async () => {
    const [first, second] = [aPlayer(), aPlayer()];
    first.player.toggle();
    await settled();
    second.player.toggle();
    await settled();
    expect([first.view().state, second.view().state]).toEqual(['paused', 'playing']);
  });

  it('says that it cannot be played where it does not come, or is no sound; and may be asked for again', async () => {
    let blob: Blob | null = null;
    const { player, element, view } = aPlayer(async () => blob);
    player.toggle();
    await settled();
    expect(view().state).toBe('failed');
    blob = new Blob(['sound']);
    element.error = {};
    player.toggle();
    await settled();
    expect(view().state).toBe('failed');
    element.error = null;
    player.toggle();
    await settled();
    expect(view().state).toBe('playing');
  });

  it('that is put away while it comes does not play, and gives back what it held', async () => {
    const late = aPlayer();
    late.player.toggle();
    late.player.close();
    await settled();
    expect(late.element.plays).toBe(false);
    const other = aPlayer();
    other.player.toggle();
    await settled();
    other.player.close();
    expect([other.element.plays, links.size]).toEqual([false, 0]);
  });
});
