import * as z from 'zod';
import { Id } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** So long after a rep closed a conversation they can take that back, in milliseconds: a day, for what comes to mind the next morning. */
export const reopenWithinMs = 24 * 3_600_000;

/** Why a closed conversation cannot be opened again. */
export const reopenRefusals = [
  /** A colleague has it by now. */
  'running',
  /** It was not a rep who closed it, or no rep had it. */
  'not_by_rep',
  'too_late',
  /** The visitor has begun another conversation since. */
  'began_another',
  'blocked',
  /** Its rep is not connected, or works here no more. */
  'rep_gone',
] as const;
/** Schema of why a closed conversation cannot be opened again. */
export const ReopenRefusal = z.enum(reopenRefusals);
/** Why a closed conversation cannot be opened again. */
export type ReopenRefusal = z.infer<typeof ReopenRefusal>;

/** Taking back that a conversation was closed. */
export const reopenRequests = {
  /**
   * Opens a conversation again that its rep closed within the last day: it is theirs as it was, without what it came to. One that
   * is theirs already is no error; a `conflict` says in `detail.reason` why not (`ReopenRefusal`).
   */
  'conversation.reopen': request(z.object({ conversationId: Id }), z.object({})),
} as const;
