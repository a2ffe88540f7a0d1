import type { ReactNode } from 'react';
import type { TeamTalk } from '../../../shared/protocol/rep/team.ts';

/** A conversation that is to go to somebody else. */
export interface Moving {
  conversationId: string;
  visitor: TeamTalk['visitor'];
  /** Who has it now; null while the visitor waits. */
  holderId: string | null;
}

/** What a manager may do from a row or the panel; null for everybody else. */
export interface RepActs {
  setStatus(personId: string): void;
  move(moving: Moving): void;
  renderTrace: RenderTrace;
  renderListen: RenderListen;
}

/** Draws the way to how a conversation was routed. */
export type RenderTrace = (about: { conversationId: string; name: string; size?: 'small' }) => ReactNode;

/** Draws the way to listen to the call of a rep. */
export type RenderListen = (about: { repId: string; name: string }) => ReactNode;

/** Draws the way to take a visitor who waits oneself. */
export type RenderTake = (about: { conversationId: string; name: string; size: 'small' }) => ReactNode;
