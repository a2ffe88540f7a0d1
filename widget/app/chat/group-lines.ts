import type { ThreadLine } from '../../../shared/client/delivery/thread.ts';
import type { Instant } from '../../../shared/domain/scalars.ts';

/** A line with what its neighbours make of it. */
export interface GroupedLine {
  line: ThreadLine;
  at: Instant;
  /** Set on the first line of a day that is not the day before's. */
  day: boolean;
  /** First and last of a run of messages by one person: name above the first, face and time beside the last. */
  first: boolean;
  last: boolean;
}

const runMs = 5 * 60_000;

const authorOf = (line: ThreadLine): string => {
  if (line.kind === 'outgoing') return 'visitor';
  if (line.kind === 'event') return line.key;
  const { sender } = line.entry;
  return sender.kind === 'rep' ? sender.rep.id : sender.kind;
};

const atOf = (line: ThreadLine): Instant => (line.kind === 'outgoing' ? line.item.createdAt : line.entry.at);

/** Joins consecutive messages of one person, and finds where a new day begins. */
export function groupLines(lines: readonly ThreadLine[], dayOf: (at: Instant) => string): GroupedLine[] {
  const joined = (a: ThreadLine | undefined, b: ThreadLine | undefined): boolean =>
    a !== undefined && b !== undefined && authorOf(a) === authorOf(b) && atOf(b) - atOf(a) < runMs;
  return lines.map((line, at) => {
    const before = lines[at - 1];
    return {
      line,
      at: atOf(line),
      day: before !== undefined && dayOf(atOf(before)) !== dayOf(atOf(line)),
      first: !joined(before, line),
      last: !joined(line, lines[at + 1]),
    };
  });
}
