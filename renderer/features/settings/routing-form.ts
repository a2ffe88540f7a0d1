import * as z from 'zod';
import { Name } from '../../../shared/domain/scalars.ts';
import { Settings } from '../../../shared/protocol/rep/contract.ts';
import { fits } from './form-words.ts';

/** The numbers of the workspace in the order a visitor's wait meets them. */
export const waitFields = ['ownerAloneS', 'chatOfferTimeoutS', 'bookVisibleS', 'overflowS'] as const;
/** The numbers about a rep. */
export const repFields = ['chatCapacity', 'wrapUpS', 'missesBeforeAway'] as const;

/** A number of the workspace's settings. */
export type NumberField = (typeof waitFields)[number] | (typeof repFields)[number];

/** What the contract allows for a number. */
export function limitsOf(field: NumberField): { min: number; max: number } {
  const { minValue, maxValue } = Settings.shape[field];
  return { min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER };
}

const numberOf = (field: NumberField) =>
  z.number('whole').int('whole').min(limitsOf(field).min, 'whole').max(limitsOf(field).max, 'whole');

/** The workspace's settings as typed; the texts are keys of what is wrong. */
export const RoutingForm = z
  .object({
    workspaceName: z.string().trim().min(1, 'required').refine(fits(Name), 'long'),
    chatOfferTimeoutS: numberOf('chatOfferTimeoutS'),
    ownerAloneS: numberOf('ownerAloneS'),
    bookVisibleS: numberOf('bookVisibleS'),
    overflowS: numberOf('overflowS'),
    chatCapacity: numberOf('chatCapacity'),
    missesBeforeAway: numberOf('missesBeforeAway'),
    wrapUpS: numberOf('wrapUpS'),
  })
  .refine(({ ownerAloneS, overflowS }) => ownerAloneS <= overflowS, { path: ['ownerAloneS'], message: 'ownerTooLong' })
  .refine(({ bookVisibleS, overflowS }) => bookVisibleS <= overflowS, {
    path: ['bookVisibleS'],
    message: 'bookTooLate',
  });
