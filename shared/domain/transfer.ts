import * as z from 'zod';
import { PersonRef } from './person.ts';
import { Id } from './scalars.ts';

/**
 * How a transfer came back: nobody took it (`declined`, `timeout`, `nobody` where nobody could be offered it any more), the
 * sender took it back, or the conversation went on without it.
 */
export const transferEnds = ['declined', 'timeout', 'nobody', 'taken_back', 'moved'] as const;
/** Schema of how a transfer came back. */
export const TransferEnd = z.enum(transferEnds);
/** How a transfer came back to its sender. */
export type TransferEnd = z.infer<typeof TransferEnd>;

/** Schema of a transfer as reps see it: from whom, to a rep or a queue by name, with which words. */
export const Transfer = z.object({
  /** The id of its work item. */
  id: Id,
  from: PersonRef,
  toRep: PersonRef.nullable(),
  /** The queue's name as it was; null where it went to one rep. */
  toQueue: z.string().nullable(),
  /** Null where none was written, or it was erased for privacy. */
  note: z.string().nullable(),
});
/** A transfer as reps see it. */
export type Transfer = z.infer<typeof Transfer>;

/** Schema of a line about a transfer in the conversation: offered where `ended` is null, else it came back. */
export const TransferNews = Transfer.extend({ ended: TransferEnd.nullable() });
/** A line about a transfer in the conversation. */
export type TransferNews = z.infer<typeof TransferNews>;

/** Why a conversation cannot be transferred now; besides these, why the rep cannot have it. */
export const transferRefusals = [
  'not_running',
  'not_begun',
  'visitor_left',
  'under_way',
  'same_rep',
  'unknown_queue',
  'queue_closed',
  'nobody_available',
  'deactivated',
  'not_accepting',
  'connection_lost',
  'machine_locked',
  'in_call',
  'capacity_full',
] as const;
/** Why a conversation cannot be transferred now. */
export type TransferRefusal = (typeof transferRefusals)[number];

/** Why a waiting visitor cannot be taken now. */
export const takeRefusals = [
  'not_waiting',
  'not_in_queue',
  'deactivated',
  'not_accepting',
  'connection_lost',
  'machine_locked',
  'in_call',
  'capacity_full',
] as const;
/** Why a waiting visitor cannot be taken now. */
export type TakeRefusal = (typeof takeRefusals)[number];
