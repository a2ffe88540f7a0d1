import type { ColumnType } from 'kysely';
import type { MailKind, MailState } from '../../shared/domain/mail.ts';
import type { Json, Millis } from './columns.ts';

/** The outbox of e-mails, which is their delivery log too. */
export interface MailTables {
  /** Browsers that stand for a visitor who came with another one first. */
  visitor_aliases: { id: string; visitor_id: string; created_at: Millis };
  mails: {
    id: string;
    kind: MailKind;
    to_address: string;
    subject: string;
    /** What the mail server is given beside address and subject; `{}` once the mail has ended. */
    body: Json;
    conversation_id: string | null;
    visitor_id: string | null;
    /** The last place of the conversation that a reply's mail tells. */
    up_to_seq: number | null;
    state: MailState;
    attempts: number;
    /** When it is tried next; null once it has ended. */
    next_at: Millis | null;
    problem: string | null;
    created_at: Millis;
    ended_at: ColumnType<Millis | null, Millis | null | undefined, Millis | null>;
  };
}
