import { playThrough } from '../../../shared/client/media/loudspeakers.ts';

const notes = [392, 523.25, 659.26];
const noteS = 0.22;
const lastsMs = 1_400;

/** Plays three notes the way a call is played, through this loudspeaker. */
export async function playSample(loudspeakerId: string | null): Promise<void> {
  const audio = new AudioContext();
  const out = audio.createMediaStreamDestination();
  const player = new Audio();
  player.srcObject = out.stream;
  await playThrough(player, loudspeakerId);
  await player.play().catch(() => {});
  for (const [place, hz] of notes.entries()) {
    const at = audio.currentTime + 0.1 + place * noteS;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = hz;
    gain.gain.setValueAtTime(0.0001, at);
    gain.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.6);
    tone.connect(gain).connect(out);
    tone.start(at);
    tone.stop(at + 0.65);
  }
  await new Promise((resolve) => setTimeout(resolve, lastsMs));
  player.srcObject = null;
  await audio.close();
}
