/** What the browser does to a microphone's sound before it is sent. */
export interface SoundSwitches {
  echoCancellation: boolean;
  noiseSuppression: boolean;
  autoGainControl: boolean;
}

/** Clean sound: what a call begins with. */
export const allSwitchesOn: SoundSwitches = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Changes an open microphone; false where the browser cannot, and it has to be opened anew. */
export const applySwitches = async (track: MediaStreamTrack, switches: SoundSwitches): Promise<boolean> => {
  try {
    await track.applyConstraints({ ...switches });
    // Some browsers say yes and change nothing.
    const now: MediaTrackSettings = track.getSettings();
    return (Object.keys(switches) as (keyof SoundSwitches)[]).every(
      (name) => now[name] === undefined || now[name] === switches[name],
    );
  } catch {
    return false;
  }
};
