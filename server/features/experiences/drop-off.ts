import type { Row } from '../../db/schema.ts';

export type DropOff = NonNullable<Row<'experience_steps'>['drop']>;

export interface WhereTheyWere {
  last: Pick<Row<'experience_steps'>, 'step' | 'kind'> | undefined;
  /** The open conversation: what was last said in it, and by whom. */
  conversation: {
    /** A message of the visitor has no answer. */
    unanswered: boolean;
    /** A rep's answer has not been seen. */
    unseen: boolean;
  } | null;
}

/** The steps after which nobody waits for another one. */
const ends = new Set(['booked', 'closed']);

/**
 * What it means that the visitor closed the messenger or left: before a conversation just that, in a conversation
 * *abandoned* (nobody answered) or *dropped* (the answer was never seen), and nothing where the flow was done.
 */
export const dropOff = ({ last, conversation }: WhereTheyWere, by: 'closed_messenger' | 'left'): DropOff | null => {
  if (!last || last.kind === 'dropped' || ends.has(last.step)) return null;
  if (!conversation) return by;
  if (conversation.unanswered) return 'abandoned';
  return conversation.unseen ? 'dropped' : null;
};
