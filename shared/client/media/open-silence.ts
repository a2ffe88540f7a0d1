let silence: MediaStream | null = null;

/**
 * A stream in which nothing is ever heard: its context is closed before it sounds, and its track has ended, without which
 * Firefox sends fifty packets of silence a second. No microphone is asked for it. One does for all calls of a page, for it
 * costs the page a while to make. Null where the browser makes none.
 */
export const openSilence = (): MediaStream | null => {
  if (silence) return silence;
  try {
    const context = new AudioContext();
    silence = context.createMediaStreamDestination().stream;
    void context.close();
    silence.getTracks()[0]?.stop();
  } catch {
    // No audio output, or sound that a page makes is switched off: the call goes without.
  }
  return silence;
};
