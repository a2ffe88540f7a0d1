import type { ReactNode } from 'react';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { ClosedConversation } from '../../../shared/protocol/rep/contract.ts';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import type { ComposerParts } from './composer/composer-parts.ts';

/** The conversation that is on screen, as its parts need to know it. */
export interface ConversationAbout {
  conversation: Conversation;
  /** Its row in the open list, where it has one. */
  item: InboxItem | null;
  /** The visitor, as the screen around calls them. */
  name: string;
  /** It runs and is mine: I may write to the visitor. */
  mine: boolean;
  /** I may write to the visitor: it is mine, or a colleague asked me in. */
  mayWrite: boolean;
  /** I may note beside it: it is mine, I am there, I am named, or I manage. */
  mayNote: boolean;
  /** It is over, and a rep ended it. */
  closedByRep: boolean;
}

/** A word of the workspace for conversations. */
export interface Label {
  id: string;
  name: string;
}

/** What one may do with an offer. */
export interface OfferActs {
  accept(reservationId: string): Promise<void>;
  decline(reservationId: string): Promise<void>;
}

/**
 * What other features bring to the inbox; `app` puts it together. Each part is a component that decides by itself
 * whether it has something to show, so that the inbox knows none of them.
 */
export interface InboxParts {
  offers: OfferActs;
  /**
   * Drawn once beside the header: components that offer header icons or lines of the *More* menu by `useTool`, and hold
   * the dialogs these open. Orders: icons 0–9; menu 100 the talk, 200 the visitor, 300 what one may look up, 900 what ends.
   */
  tools(about: ConversationAbout): ReactNode;
  /** What the place where one writes carries beside the inbox's own; a hook, called while one may write or note. */
  useComposer(about: ConversationAbout): ComposerParts;
  /** Facts in the header, beside who it is. */
  facts(about: ConversationAbout): ReactNode;
  /** Calm lines between what was said and where one answers. */
  strips(about: ConversationAbout): ReactNode;
  /** What one may do at the foot of a conversation in which one does not write, or a foot of one's own beside the words. */
  foot(about: ConversationAbout): ReactNode;
  /** The way to take a visitor who waits in a queue of mine. */
  take(about: { conversationId: string; name: string; size: 'small' | 'medium' }): ReactNode;
  /** Marks at the end of a row of the open list, and of the closed box. */
  marks(item: InboxItem): ReactNode;
  closedMarks(item: ClosedConversation): ReactNode;
  /** By which words the lists can be narrowed; a hook. */
  useLabels(): { tags: readonly Label[]; dispositions: readonly Label[] };
  /** Who the visitor is, beside the conversation. */
  aside(visitorId: string): ReactNode;
}
