/** What was changed after it was said. */
export interface EditingTables {
  /** Every edit and deletion once per sender and client id. It holds no words: those are in `messages.text` alone. */
  message_changes: {
    conversation_id: string;
    sender_id: string;
    client_id: string;
    /** The place of the message or note that was changed. */
    of_seq: number;
    /** The place of the entry that says so. */
    seq: number;
    kind: 'edited' | 'deleted';
  };
}
