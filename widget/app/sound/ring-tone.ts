const pauseMs = 2_800;
/** A call that is answered as it comes does not ring, and a page is not kept from opening its way. */
const firstMs = 150;
const notes = [392, 523.25, 659.26];

/** Rings softly until it is stopped, where the browser lets a page that was never pressed make a sound. */
export function ringTone(): () => void {
  let audio: AudioContext | null = null;
  const strike = (): void => {
    if (!audio) return;
    for (const [place, hz] of notes.entries()) {
      const at = audio.currentTime + place * 0.2;
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      tone.frequency.value = hz;
      gain.gain.setValueAtTime(0.0001, at);
      gain.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.7);
      tone.connect(gain).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.75);
    }
  };
  let timer = setTimeout(() => {
    try {
      audio = new AudioContext();
      strike();
    } catch {
      return;
    }
    timer = setInterval(strike, pauseMs);
  }, firstMs);
  return () => {
    clearInterval(timer);
    void audio?.close();
  };
}
