import type { LogSnapshot } from '../../../shared/client/delivery/conversation-log.ts';
import type { Outbox } from '../../../shared/client/delivery/outbox.ts';
import type { Delivery, ThreadLine } from '../../../shared/client/delivery/thread.ts';
import type { Uploads } from '../../../shared/client/files/uploads.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import type { ConnectionState } from '../../../shared/client/transport/connection.ts';
import type { Conversation, ConversationPhase } from '../../../shared/domain/conversation.ts';
import type { ExperienceChoice, ExperienceView, VisitorState } from '../../../shared/protocol/visitor/contract.ts';

/** A choice of the experience that the visitor made and the router has not confirmed yet. */
export interface Starting {
  clientId: string;
  choice: ExperienceChoice;
  label: string;
  failed: boolean;
}

/** Everything the messenger's screens show. */
export interface MessengerView {
  connection: ConnectionState;
  state: VisitorState | null;
  /** The conversation on screen; null before there is one. */
  conversation: Conversation | null;
  phase: 'loading' | 'welcome' | ConversationPhase;
  experience: ExperienceView | null;
  log: LogSnapshot | null;
  lines: readonly ThreadLine[];
  /** How far the visitor's last message got, where it is the last line. */
  delivery: Delivery | null;
  starting: Starting | null;
  /** True once *book instead* may be shown to one who waits. */
  mayBook: boolean;
  booking: boolean;
  /** The visitor is asked what may be kept before the act goes on. */
  consenting: boolean;
  email: 'none' | 'ask' | 'saving' | 'wrong' | 'failed' | 'thanks';
  unread: number;
}

/** The messenger: what it shows and what a visitor can do. */
export interface Messenger extends Readable<MessengerView> {
  choose(choice: ExperienceChoice, label: string): void;
  /** Keeps and sends words; false where they are too long or blank. */
  send(text: string, files?: readonly string[]): Promise<boolean>;
  /** What is on its way, and the one line it goes by. */
  readonly outbox: Outbox;
  readonly lane: string;
  /** The open conversation; null before there is one. */
  conversationId(): string | null;
  /** Uploads that messages take files from, once their code is there. */
  carry(uploads: Uploads): void;
  /** Whether files lay in the tray when the page went, so that their code is brought again. */
  trayKept(): boolean;
  keepTray(kept: boolean): void;
  /** Gives a message of the visitor's own another text, by the `key` of its line; false where it is too long or blank. */
  edit(messageKey: string, text: string): Promise<boolean>;
  /** Deletes a message of the visitor's own, by the `key` of its line. */
  remove(messageKey: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  draft(): string;
  setDraft(text: string): void;
  /** Resolves once the stored draft is read. */
  readonly draftReady: Promise<void>;
  loadEarlier(): void;
  markRead(): void;
  showBooker(show: boolean): void;
  giveEmail(email: string): void;
  skipEmail(): void;
  answerConsent(keep: boolean): void;
  /** Leaves a closed conversation and welcomes again. */
  restart(): void;
  reconnect(): void;
}

/** What of the messenger a site's scripts reach. */
export type SiteMessenger = Pick<
  Messenger,
  'getSnapshot' | 'subscribe' | 'conversationId' | 'choose' | 'send' | 'restart' | 'showBooker'
>;
