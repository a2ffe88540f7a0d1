import type { ReactNode } from 'react';
import type { Completion, ComposerMode } from './completion.ts';

/** What the parts of the composer may do with it. */
export interface ComposerHost {
  readonly conversationId: string;
  /** The visitor's name. */
  readonly name: string;
  readonly mode: ComposerMode;
  /** Puts text at the caret as if it had been typed. */
  insert(text: string): void;
  focus(): void;
}

/** What goes along with the words, such as files. */
export interface ComposerExtras {
  /** How many there are; with one or more, something can be sent without words. */
  count: number;
  /** False holds sending back, as while something is still read or refused. */
  ready: boolean;
  /** The client ids under which they are picked: they go in the same message as the words. */
  files: readonly string[];
}

/** What other parts of the inbox, and other features by way of `app`, add to the composer. Keep it the same object between renders where nothing changed. */
export interface ComposerParts {
  completions?: readonly Completion[];
  /** Small tools under the text. */
  tools?(host: ComposerHost): ReactNode;
  /** Drawn above the text: files to be sent. */
  above?(host: ComposerHost): ReactNode;
  /** Files that were pasted or dropped; without it they are not taken. */
  takeFiles?(files: readonly File[]): void;
  extras?: ComposerExtras;
  /** The ids of the colleagues whom a note names. Without it there is no mode for notes. */
  mentionsIn?(text: string): readonly string[];
  /** What of a reply is still open, in one sentence; it is sent only when that is confirmed. Null where nothing is. */
  check?(text: string): string | null;
}
