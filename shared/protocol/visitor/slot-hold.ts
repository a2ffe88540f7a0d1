import * as z from 'zod';
import { Instant } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** Schema of the slot that is held for a visitor while they fill in the booker. */
export const SlotHold = z.object({ slotId: z.string().max(100), until: Instant });
/** The slot that is held for a visitor. */
export type SlotHold = z.infer<typeof SlotHold>;

/** Holding a slot while its form is filled in: one per visitor, for two minutes. */
export const slotHoldRequests = {
  /** Holds the slot and lets go of another one; `slot_taken` where somebody was faster. Null where no conversation runs: then nothing is held. */
  'slot.hold': request(z.object({ slotId: z.string().max(100) }), z.object({ hold: SlotHold.nullable() })),
  /** Lets go of what is held, if anything is. */
  'slot.release': request(z.object({}), z.object({})),
} as const;
