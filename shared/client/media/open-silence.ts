let silence: MediaStream | null = null;

/**
 * A stream in which nothing is ever heard: its context is closed before it sounds, and its track has ended, without which
 * Firefox sends fifty packets of silence a second. No microphone is asked for it. One does for all calls of a page, for it
 * costs the page a while to make.
 */
export const openSilence = (): MediaStream => {
  if (silence) return silence;
  const context = new AudioContext();
  silence = context.createMediaStreamDestination().stream;
  void context.close();
  silence.getTracks()[0]?.stop();
  return silence;
};
