import { describe, expect, it } from 'vitest';
import { createManualTime, settled } from '../tests/manual-time.ts';
import type { OpenedMicrophone } from './microphone.ts';
import { createVoiceRecorder } from './voice-recorder.ts';

class FakeTrack {
  stopped = false;
  onended: (() => void) | null = null;
  stop(): void {
    this.stopped = true;
  }
}

/** As much of the browser's recorder as is used; what it recorded it tells when it is stopped. */
class FakeRecorder {
  state: 'inactive' | 'recording' = 'inactive';
  readonly mimeType = 'audio/webm;codecs=opus';
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  said = 'Hello';
  start(): void {
    this.state = 'recording';
  }
  stop(): void {
    this.state = 'inactive';
    this.ondataavailable?.({ data: new Blob([this.said]) });
    this.onstop?.();
  }
}

const aHouse = ({ records = true, maxSeconds = 120 } = {}) => {
  const time = createManualTime();
  const tracks: FakeTrack[] = [];
  const recorders: FakeRecorder[] = [];
  const asked: (string | null)[] = [];
  let answer: ((opened: OpenedMicrophone) => void) | null = null;
  const recorder = createVoiceRecorder({
    microphones: {
      open: (id) => {
        asked.push(id);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    },
    chosen: () => 'headset',
    timers: time,
    clock: time,
    maxSeconds,
    open: () => {
      if (!records) return null;
      const made = new FakeRecorder();
      recorders.push(made);
      return made as unknown as MediaRecorder;
    },
  });
  const allow = async (): Promise<FakeTrack> => {
    const track = new FakeTrack();
    tracks.push(track);
    answer?.({ ok: true, stream: { getTracks: () => [track] } as unknown as MediaStream });
    await settled();
    return track;
  };
  const refuse = async (): Promise<void> => {
    answer?.({ ok: false, problem: 'denied' });
    await settled();
  };
  const last = (): FakeRecorder => {
    const made = recorders.at(-1);
    if (!made) throw new Error('nothing is recorded');
    return made;
  };
  return { time, tracks, asked, recorder, allow, refuse, last, view: recorder.getSnapshot };
};

describe('a voice message', () => {
  it('is recorded from the chosen microphone, counted, and kept without its codec’s name; the microphone is off then', async () => {
    const { recorder, asked, allow, view, time } = aHouse();
    recorder.start();
    expect(view()).toMatchObject({ phase: 'asking', recorded: null });
    const track = await allow();
    expect(asked).toEqual(['headset']);
    await time.advance(3_000);
    expect(view()).toMatchObject({ phase: 'recording', seconds: 3 });
    recorder.stop();
    expect(view()).toMatchObject({ phase: 'recorded', stream: null, seconds: 3 });
    expect(view().recorded?.type).toBe('audio/webm');
    expect(await view().recorded?.text()).toBe('Hello');
    expect(track.stopped).toBe(true);
  });

  it('ends by itself when it is as long as it may be, and counts no further', async () => {
    const { recorder, allow, view, time } = aHouse({ maxSeconds: 5 });
    recorder.start();
    await allow();
    await time.advance(9_000);
    expect(view()).toMatchObject({ phase: 'recorded', seconds: 5 });
  });

  it('keeps what was said when the microphone is pulled out', async () => {
    const { recorder, allow, view } = aHouse();
    recorder.start();
    const track = await allow();
    track.onended?.();
    expect(view()).toMatchObject({ phase: 'recorded' });
  });

  it('that is thrown away while it is recorded leaves nothing, and another may begin', async () => {
    const { recorder, allow, view, last } = aHouse();
    recorder.start();
    const track = await allow();
    recorder.discard();
    expect(view()).toMatchObject({ phase: 'idle', recorded: null });
    expect([track.stopped, last().state]).toEqual([true, 'inactive']);
    recorder.start();
    await allow();
    expect(view().phase).toBe('recording');
  });

  it('that is thrown away before the microphone is there opens none', async () => {
    const { recorder, allow, view } = aHouse();
    recorder.start();
    recorder.discard();
    const track = await allow();
    expect([track.stopped, view().phase]).toEqual([true, 'idle']);
  });

  it('says why there is none: no leave, nothing that may be sent, nothing heard', async () => {
    const refused = aHouse();
    refused.recorder.start();
    await refused.refuse();
    expect(refused.view()).toMatchObject({ phase: 'failed', problem: 'denied' });

    const cannot = aHouse({ records: false });
    cannot.recorder.start();
    const track = await cannot.allow();
    expect([cannot.view().problem, track.stopped]).toEqual(['unsupported', true]);

    const silent = aHouse();
    silent.recorder.start();
    await silent.allow();
    silent.last().said = '';
    silent.recorder.stop();
    expect(silent.view()).toMatchObject({ phase: 'failed', problem: 'in_use', recorded: null });
  });
});
