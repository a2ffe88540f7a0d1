import type { SiteMessenger } from '../chat/messenger.ts';
import type { Presence } from '../presence/presence.ts';

/** A tab in which the visitor reads the message says so within this. */
const readMs = 400;
/** For so long one tab's sound stands for all: a tab in the background may be told a second late what to do. */
const holdMs = 4_000;
/** So long a browser may take to say that a page may be heard. */
const allowedMs = 300;

const notes = [
  { hz: 659.26, at: 0 },
  { hz: 880, at: 0.11 },
];

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A way to be heard; null where the browser lets nothing sound that nobody has touched. */
async function openAudio(): Promise<AudioContext | null> {
  try {
    const audio = new AudioContext();
    // A refusal is not told: the answer only never comes.
    await Promise.race([audio.resume(), after(allowedMs)]);
    if (audio.state === 'running') return audio;
    await audio.close();
  } catch {
    // No sound on this machine.
  }
  return null;
}

/** Two soft notes, once. */
async function playChime(): Promise<void> {
  const audio = await openAudio();
  if (!audio) return;
  for (const { hz, at } of notes) {
    const from = audio.currentTime + at;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = hz;
    gain.gain.setValueAtTime(0.0001, from);
    gain.gain.exponentialRampToValueAtTime(0.1, from + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, from + 0.5);
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.55);
  }
  await after(holdMs);
  await audio.close();
}

/** Lets a message be heard that nobody looks at, once in all the visitor's tabs. */
export function chimeForNews(
  messenger: Pick<SiteMessenger, 'getSnapshot' | 'subscribe'>,
  { opened, siteKey }: Pick<Presence, 'opened' | 'siteKey'>,
  play = playChime,
): void {
  let known: { conversation: string; seq: number } | null = null;

  const unread = (): boolean => messenger.getSnapshot().unread > 0;
  const lookedAt = (): boolean => opened.getSnapshot() && document.visibilityState === 'visible';

  const tell = async (name: string): Promise<void> => {
    await after(readMs);
    if (!unread() || lookedAt()) return;
    if (!navigator.locks) return play();
    // Not waited for: whoever is second has nothing to add.
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && play());
  };

  messenger.subscribe(() => {
    const { conversation, lines, log } = messenger.getSnapshot();
    if (!conversation || log?.status !== 'ready') return;
    const last = lines.findLast((line) => line.kind === 'message' && !line.mine);
    const seq = last?.kind === 'message' ? last.entry.seq : 0;
    // What stood there when the page was opened is no news to it.
    const before = known?.conversation === conversation.id ? known.seq : seq;
    known = { conversation: conversation.id, seq: Math.max(seq, before) };
    if (seq > before) void tell(`foyer:${siteKey}/chime/${conversation.id}/${seq}`);
  });
}
