type Random = () => number;

const between = (from: number, to: number, random: Random): number => from + random() * (to - from);
const perReadLetterMs = 30;
const perTypedLetterMs = 65;

/** Until a message that came is looked at. */
export const readMs = (random: Random): number => between(900, 2_200, random);

/** Until an answer is begun: the message is read, and a moment passes in which the other may go on writing. */
export const afterReading = (text: string, random: Random): number =>
  between(2_500, 4_500, random) + Math.min(6_000, text.length * perReadLetterMs);

/** How long a line takes to type; long ones are pasted from somewhere, or typed in a hurry. */
export const toType = (text: string, random: Random): number =>
  between(700, 1_600, random) + Math.min(8_000, text.length * perTypedLetterMs);

/** Between two things somebody does in the messenger. */
export const betweenLines = (random: Random): number => between(1_500, 3_500, random);

/** Choosing a time and writing name and e-mail. */
export const formMs = (random: Random): number => between(4_000, 7_000, random);

/** After so long without a word people wonder. */
export const quietMs = (random: Random): number => between(95_000, 140_000, random);

/** From the last word until the tab is closed. */
export const toLeaveMs = (random: Random): number => between(6_000, 20_000, random);

/** From a teaser's arrival until it was noticed, and from there until something is done about it. */
export const toNotice = (random: Random): number => between(900, 3_000, random);
export const toReact = (random: Random): number => between(4_000, 9_000, random);

/** Until a ringing call is answered. */
export const toPickUp = (random: Random): number => between(2_000, 4_500, random);

/** After so long a test call has been tried enough. */
export const callLengthMs = (random: Random): number => between(60_000, 120_000, random);

/** Before a line that went is opened again: not all at once. */
export const toComeBack = (tries: number, random: Random): number =>
  between(500, 1_500, random) * Math.min(16, 2 ** tries);
