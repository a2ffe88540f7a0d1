import type { CalmLine } from './calm-lines.ts';

/** How long a pause may be within one group of messages, in milliseconds. */
const groupMs = 4 * 60_000;

/** A line as the thread draws it: where a new day or a new speaker begins, and whether it ends its group. */
export interface PlacedLine {
  line: CalmLine;
  /** The first line of its day in the reader's zone: its instant. */
  day: number | null;
  /** The first of a run by one speaker: draws name and face. */
  first: boolean;
}

/** A note that the router does not have yet. */
export const isNote = (line: CalmLine): boolean => line.kind === 'outgoing' && line.item.does === 'note';

const timeOf = (line: CalmLine): number => (line.kind === 'outgoing' ? line.item.createdAt : line.entry.at);

const speakerOf = (line: CalmLine, meId: string): string => {
  if (line.kind === 'outgoing') return isNote(line) ? '' : meId;
  if (line.kind !== 'message') return '';
  return line.entry.sender.kind === 'rep' ? line.entry.sender.rep.id : line.entry.sender.kind;
};

/** Puts lines into days and runs. `dayOf` names the day of an instant in the reader's zone. */
export function placeLines(lines: readonly CalmLine[], meId: string, dayOf: (at: number) => string): PlacedLine[] {
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const newDay = before === undefined || dayOf(timeOf(before)) !== dayOf(timeOf(line));
    const first =
      newDay ||
      before === undefined ||
      before.kind === 'event' ||
      before.kind === 'erased' ||
      isNote(before) ||
      speakerOf(before, meId) !== speakerOf(line, meId) ||
      timeOf(line) - timeOf(before) > groupMs;
    return { line, day: newDay ? timeOf(line) : null, first };
  });
}

/** The key of the last of my lines that says how far it got; only that one shows it, and every failed one. */
export function lastDelivered(lines: readonly CalmLine[]): string | null {
  const mine = lines.findLast(
    (line) => (line.kind === 'outgoing' && !isNote(line)) || (line.kind === 'message' && line.mine),
  );
  return mine?.key ?? null;
}
