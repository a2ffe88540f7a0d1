/** Opens a stream in which nothing is ever heard: its context is closed before it sounds. No microphone is asked for it. */
export const openSilence = (): MediaStream => {
  const context = new AudioContext();
  const { stream } = context.createMediaStreamDestination();
  void context.close();
  return stream;
};
