import type { Entry, MessageEntry } from '../../domain/conversation.ts';

type Change = Extract<Entry, { type: 'edited' | 'deleted' | 'erased' }>;
type OneChange = Exclude<Change, { type: 'erased' }>;

/** True for an entry that changes an earlier one. */
export const isChange = (entry: Entry): entry is Change =>
  entry.type === 'edited' || entry.type === 'deleted' || entry.type === 'erased';

/** A message of which nothing is left. */
const emptied = ({ files: _, ...rest }: MessageEntry): MessageEntry => ({ ...rest, text: null });

/** The entry once all words of the conversation were erased. */
const erased = (entry: Entry): Entry => {
  if (entry.type === 'message') return emptied(entry);
  if (entry.type === 'edited') return { ...entry, text: null };
  if (entry.type === 'transfer' && entry.news) return { ...entry, news: { ...entry.news, note: null } };
  return entry.type === 'note' ? { ...entry, note: null } : entry;
};

/** The entry as it reads after the change. Words that are gone (deleted or erased) never come back, whatever comes late. */
const changed = (entry: Entry, change: OneChange): Entry => {
  const after = (text: string | null): string | null =>
    change.type === 'deleted' || text === null ? null : change.text;
  if (entry.type === 'edited' && entry.of === change.of) return { ...entry, text: after(entry.text) };
  if (entry.seq !== change.of) return entry;
  if (entry.type === 'message') {
    if (change.type === 'edited') return { ...entry, editedAt: change.at, text: after(entry.text) };
    return { ...emptied(entry), deletedAt: change.at };
  }
  // Of a booking the only news is that it was canceled.
  if (entry.type === 'booked') return { ...entry, canceledAt: change.at };
  if (entry.type !== 'note' || entry.note === null) return entry;
  const text = after(entry.note.text);
  return { ...entry, note: text === null ? null : { ...entry.note, text } };
};

/**
 * Brings entries up to date with changes that came after them, in the order of the changes; those of entries that are not
 * here do nothing. Answers with the same array where nothing is changed.
 */
export function applyChanges(entries: readonly Entry[], changes: readonly Entry[]): readonly Entry[] {
  let now = entries;
  for (const change of changes) {
    if (!isChange(change)) continue;
    if (change.type === 'erased') {
      now = now.map((entry) => (entry.seq < change.seq ? erased(entry) : entry));
      continue;
    }
    if (now.some((entry) => entry.seq === change.of || (entry.type === 'edited' && entry.of === change.of)))
      now = now.map((entry) => (entry.seq < change.seq ? changed(entry, change) : entry));
  }
  return now;
}

/**
 * Adds the next entry of a sequence and brings the earlier ones up to date with it: a reader who applies entries in order
 * ends with what a reader sees who opens the conversation afresh.
 */
export function applyEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  return [...applyChanges(entries, [entry]), entry];
}
