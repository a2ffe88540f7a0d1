/**
 * Opens a stream in which nothing is ever heard: its context is closed before it sounds, and its track has ended, without which
 * Firefox sends fifty packets of silence a second. No microphone is asked for it.
 */
export const openSilence = (): MediaStream => {
  const context = new AudioContext();
  const { stream } = context.createMediaStreamDestination();
  void context.close();
  stream.getTracks()[0]?.stop();
  return stream;
};
