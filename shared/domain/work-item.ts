import * as z from 'zod';

/** The kinds of work that are routed to reps. */
export const workItemKinds = ['inbound_chat', 'call', 'transfer'] as const;
/** Schema of a work item's kind. */
export const WorkItemKind = z.enum(workItemKinds);
/** A work item's kind. */
export type WorkItemKind = z.infer<typeof WorkItemKind>;

/** Schema of a work item's state. */
export const WorkItemState = z.enum(['pending', 'reserved', 'assigned', 'wrapping', 'completed', 'canceled']);
/** A work item's state; `completed` and `canceled` are final. */
export type WorkItemState = z.infer<typeof WorkItemState>;

const next: Record<WorkItemState, readonly WorkItemState[]> = {
  pending: ['reserved', 'canceled'],
  reserved: ['pending', 'assigned', 'canceled'],
  assigned: ['wrapping', 'completed', 'canceled'],
  wrapping: ['completed'],
  completed: [],
  canceled: [],
};

/** True where the lifecycle allows the step; an assigned item is canceled only where a successor goes on with the visitor's wait. */
export const canMove = (from: WorkItemState, to: WorkItemState): boolean => next[from].includes(to);

/** Schema of a reservation's state; the UI calls a reservation an offer. */
export const ReservationState = z.enum(['pending', 'accepted', 'rejected', 'timeout', 'canceled', 'rescinded']);
/** A reservation's state; all but `pending` are final. */
export type ReservationState = z.infer<typeof ReservationState>;

/** Schema of the one outcome of a visitor who waited for reps. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation') }),
  z.object({ kind: z.literal('meeting_booker'), reason: z.enum(['chose_to_book', 'no_rep']) }),
  z.object({ kind: z.literal('missed') }),
]);
/** The one outcome of a visitor who waited for reps, written once (product.md, Waiting for Reps). */
export type Outcome = z.infer<typeof Outcome>;
