import type { Millis } from './columns.ts';

/** Tables of people who meet in conversations. */
export interface GuestTables {
  /** Colleagues who were asked into a conversation; `note` holds words of a rep. */
  conversation_guests: {
    conversation_id: string;
    rep_id: string;
    state: 'asked' | 'here' | 'gone';
    asked_by: string;
    note: string | null;
    asked_at: Millis;
    /** How far the guest has read; the conversation's own mark is its rep's. */
    read_seq: number;
  };
}
