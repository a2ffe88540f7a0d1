/** What a call sounds like from outside: both sides in one stream. */
export interface Mix {
  readonly stream: MediaStream;
  /** Takes the sound of a side into the mix, in the place of what it was before. */
  put(side: 'own' | 'theirs', sound: MediaStream | null): void;
  close(): void;
}

/** Opens a mix; the browser's own in product, a fake one in tests. */
export type OpenMix = () => Mix;

/** Mixes in the browser. What goes in is copied: the streams themselves, and where else they go, stay as they are. */
export const openMix: OpenMix = () => {
  const audio = new AudioContext();
  const out = audio.createMediaStreamDestination();
  const sources = new Map<string, { sound: MediaStream; node: MediaStreamAudioSourceNode }>();
  void audio.resume();
  return {
    stream: out.stream,
    put(side, sound) {
      const known = sources.get(side);
      if (known?.sound === sound) return;
      known?.node.disconnect();
      sources.delete(side);
      if (!sound || sound.getAudioTracks().length === 0) return;
      const node = audio.createMediaStreamSource(sound);
      node.connect(out);
      sources.set(side, { sound, node });
    },
    close() {
      for (const track of out.stream.getTracks()) track.stop();
      void audio.close();
    },
  };
};
