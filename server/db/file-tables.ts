import type { ColumnType } from 'kysely';
import type { Millis } from './columns.ts';

/** The tables of pictures and files; the bytes lie in the data folder. */
export interface FileTables {
  /** Personal: `name`, and what `stored_as` leads to. */
  files: {
    id: string;
    conversation_id: string;
    owner_kind: 'visitor' | 'rep';
    /** The person's id or the visitor's id. */
    owner_id: string;
    /** The id its sender's device gave it: an upload is begun once. */
    client_id: string;
    /** The message that carries it; null before it was sent. */
    message_id: string | null;
    /** The place of that message in its conversation. */
    message_seq: ColumnType<number | null, number | null | undefined, number | null>;
    /** `uploading`: bytes are awaited; `ready`: looked at and kept; `refused`: looked at and thrown away; `gone`: removed. */
    state: 'uploading' | 'ready' | 'refused' | 'gone';
    kind: 'image' | 'file';
    name: string;
    type: string;
    /** Declared while it is uploaded, then what is stored. */
    bytes: number;
    width: number | null;
    height: number | null;
    /** Of a voice message: how long it is. */
    seconds: number | null;
    sha256: string | null;
    /** The random name of its bytes in the data folder. */
    stored_as: string | null;
    refusal: string | null;
    /** Its place among the files of its message. */
    place: number;
    created_at: Millis;
  };
}
