/** Copies of a track by which somebody hears it: they hold its device as it does. */
export const twins = new WeakMap<MediaStreamTrack, Set<MediaStreamTrack>>();

/** Switches a stream's sources off; nobody is told that they ended. */
export const release = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) {
    track.onended = null;
    track.stop();
    for (const twin of twins.get(track) ?? []) twin.stop();
  }
};
