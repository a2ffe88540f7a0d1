/** Switches a stream's sources off; nobody is told that they ended. */
export const release = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) {
    track.onended = null;
    track.stop();
  }
};
