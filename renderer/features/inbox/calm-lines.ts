import type { ThreadLine } from '../../../shared/client/delivery/thread.ts';
import type { MessageEntry } from '../../../shared/domain/conversation.ts';

/** Messages in a row of which nothing is left; stands at the place of the last one. */
export interface ErasedRun {
  kind: 'erased';
  key: string;
  entry: MessageEntry;
  count: number;
}

type EventLine = Extract<ThreadLine, { kind: 'event' }>;
/** An event that says in one line what was several; `note` goes with it. */
export type CalmLine = Exclude<ThreadLine, EventLine> | (EventLine & { note?: string }) | ErasedRun;

const isErased = (line: ThreadLine | undefined): line is Extract<ThreadLine, { kind: 'message' }> =>
  line?.kind === 'message' && line.entry.text === null && line.entry.deletedAt === undefined && line.change === null;

const isOffer = ({ entry }: EventLine): boolean =>
  entry.type === 'transfer' && entry.news !== null && entry.news.ended === null;

/** What became of an offer to a colleague: it came back, or they have it. */
const isAnswer = ({ entry }: EventLine): boolean =>
  (entry.type === 'transfer' && entry.news !== null && entry.news.ended !== null) ||
  (entry.type === 'left' && entry.moved !== undefined);

/** Whoever was handed a conversation has it: that they joined says nothing more. */
const isSaidBy = ({ entry }: EventLine, beside: EventLine | undefined): boolean =>
  entry.type === 'joined' &&
  entry.guest !== true &&
  entry.reopened !== true &&
  beside?.entry.type === 'left' &&
  beside.entry.moved?.to.id === entry.rep.id;

/**
 * The lines as they are drawn: handing over is one line once it is known what became of it, with its note, and words that were
 * erased are one line for each run of them.
 */
export function calmLines(lines: readonly ThreadLine[]): CalmLine[] {
  const events = lines.filter((line) => line.kind === 'event');
  const dropped = new Set<string>();
  const notes = new Map<string, string>();
  let offer: EventLine | null = null;
  events.forEach((line, at) => {
    if (isSaidBy(line, events[at - 1]) || isSaidBy(line, events[at + 1])) dropped.add(line.key);
    if (isOffer(line)) offer = line;
    else if (offer !== null && isAnswer(line)) {
      dropped.add(offer.key);
      const { entry } = offer;
      if (entry.type === 'transfer' && entry.news?.note) notes.set(line.key, entry.news.note);
      offer = null;
    }
  });

  const calm: CalmLine[] = [];
  lines.forEach((line, at) => {
    if (dropped.has(line.key)) return;
    if (!isErased(line)) {
      const note = notes.get(line.key);
      calm.push(line.kind === 'event' && note !== undefined ? { ...line, note } : line);
      return;
    }
    if (isErased(lines[at + 1])) return;
    let count = 1;
    while (isErased(lines[at - count])) count += 1;
    calm.push({ kind: 'erased', key: line.key, entry: line.entry, count });
  });
  return calm;
}
