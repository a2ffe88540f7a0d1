import type { Flag, Json, Millis } from './columns.ts';

/** The rep's tools beside conversations. What holds words or names says so: an erasure has to find it. */
export interface DeskTables {
  /** What reps wrote for colleagues. `text` holds words about a visitor; null once it was deleted or erased. */
  notes: {
    id: string;
    conversation_id: string;
    seq: number;
    author_id: string;
    client_id: string;
    text: string | null;
    /** The ids of the people it names. */
    mentions: Json;
    at: Millis;
    edited_at: Millis | null;
    deleted_at: Millis | null;
  };
  /** Whom a note names and who has not read it; gone once they have. */
  mentions: { person_id: string; note_id: string; conversation_id: string; at: Millis };
  /** Prepared answers: words of reps, none of visitors. */
  snippets: {
    id: string;
    owner_id: string;
    shared: Flag;
    name: string;
    shortcut: string;
    text: string;
    version: number;
    created_at: Millis;
    updated_at: Millis;
  };
  tags: { id: string; name: string; tone: number; created_at: Millis };
  conversation_tags: { conversation_id: string; tag_id: string; by_id: string; at: Millis };
  dispositions: { id: string; name: string; position: number; active: Flag; created_at: Millis };
  /** What a conversation came to. */
  conversation_dispositions: { conversation_id: string; disposition_id: string; by_id: string; at: Millis };
  /** Conversations that their rep put aside. */
  snoozes: { conversation_id: string; rep_id: string; until: Millis; set_at: Millis };
  /** What is to be done after a conversation. `title` and `note` hold words about a visitor. */
  tasks: {
    id: string;
    conversation_id: string;
    visitor_id: string;
    title: string;
    note: string;
    due_at: Millis | null;
    owner_id: string;
    state: 'open' | 'done';
    done_at: Millis | null;
    created_by: string;
    created_at: Millis;
    /** When its owner was told that it is due. */
    told_at: Millis | null;
  };
  /** Visitors who are kept away. `reason` holds words about a visitor; the row has to outlive an erasure, without them. */
  blocks: { visitor_id: string; reason: string; by_id: string; at: Millis; until: Millis | null };
}
