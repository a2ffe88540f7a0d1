/** The sounds of the console. */
export type SoundName = 'offer' | 'message' | 'ring' | 'alert' | 'pounce';

/** One note: when it is struck and how long it fades, in seconds. */
export interface Note {
  at: number;
  hz: number;
  lasts: number;
  gain?: number;
}

const g4 = 392;
const c5 = 523.25;
const e5 = 659.26;
const g5 = 783.99;
const c6 = 1046.5;

/** What each sound is made of: short, low and soft, for they are heard all day; the more it matters, the more notes it has. */
export const scores: Readonly<Record<SoundName, { notes: readonly Note[]; repeatsMs?: number }>> = {
  message: { notes: [{ at: 0, hz: e5, lasts: 0.28, gain: 0.7 }] },
  pounce: {
    notes: [
      { at: 0, hz: g5, lasts: 0.22, gain: 0.5 },
      { at: 0.09, hz: c6, lasts: 0.3, gain: 0.45 },
    ],
  },
  offer: {
    notes: [
      { at: 0, hz: c5, lasts: 0.5 },
      { at: 0.13, hz: e5, lasts: 0.5 },
      { at: 0.26, hz: g5, lasts: 0.7 },
    ],
  },
  alert: {
    notes: [
      { at: 0, hz: e5, lasts: 0.4 },
      { at: 0.18, hz: c5, lasts: 0.4 },
      { at: 0.36, hz: e5, lasts: 0.55 },
    ],
  },
  ring: {
    notes: [
      { at: 0, hz: g4, lasts: 0.6 },
      { at: 0.2, hz: c5, lasts: 0.6 },
      { at: 0.4, hz: e5, lasts: 0.8 },
      { at: 0.8, hz: c5, lasts: 0.6 },
      { at: 1, hz: e5, lasts: 0.9 },
    ],
    repeatsMs: 2800,
  },
};
