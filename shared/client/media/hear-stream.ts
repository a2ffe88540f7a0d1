import { release, twins } from './release.ts';

/** Listens to a stream without playing it. */
export interface Ear {
  /** How loud it is now, 0 to 1 (RMS); null where the browser lets nothing be heard yet. */
  level(): number | null;
  close(): void;
}

/** Opens an ear. */
export type Hear = (stream: MediaStream) => Ear;

/** An ear at what comes in. A stream without sound is not heard. */
export const hearStream: Hear = (stream) => {
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  // Longer than a look's distance at common rates would cost more and tell no more.
  analyser.fftSize = 2_048;
  if (stream.getAudioTracks().length > 0) audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      if (audio.state !== 'running') return null;
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close: () => void audio.close(),
  };
};

/** An ear at the own microphone that hears it muted too: a track that is switched off is silent for everybody, its twin is not. */
export const hearMicrophone: Hear = (stream) => {
  const twin = new MediaStream();
  for (const track of stream.getAudioTracks()) {
    const copy = track.clone();
    copy.enabled = true;
    twin.addTrack(copy);
    twins.set(track, (twins.get(track) ?? new Set()).add(copy));
  }
  const ear = hearStream(twin);
  return {
    level: ear.level,
    close() {
      release(twin);
      for (const track of stream.getAudioTracks()) for (const copy of twin.getTracks()) twins.get(track)?.delete(copy);
      ear.close();
    },
  };
};
