import * as z from 'zod';
import { Name } from '../../../shared/domain/scalars.ts';
import { Settings } from '../../../shared/protocol/rep/contract.ts';
import { fits } from './form-words.ts';

/** The numbers of the workspace in the order a visitor's wait meets them. */
export const waitFields = ['chatOfferTimeoutS', 'voiceOfferTimeoutS', 'bookVisibleS'] as const;
/** The numbers about a rep. */
export const repFields = ['chatCapacity', 'wrapUpS', 'callWrapUpS', 'dormantAfterS', 'missesBeforeAway'] as const;

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
export const RoutingForm = z.object({
  workspaceName: z.string().trim().min(1, 'required').refine(fits(Name), 'long'),
  chatOfferTimeoutS: numberOf('chatOfferTimeoutS'),
  voiceOfferTimeoutS: numberOf('voiceOfferTimeoutS'),
  bookVisibleS: numberOf('bookVisibleS'),
  chatCapacity: numberOf('chatCapacity'),
  missesBeforeAway: numberOf('missesBeforeAway'),
  wrapUpS: numberOf('wrapUpS'),
  callWrapUpS: numberOf('callWrapUpS'),
  dormantAfterS: numberOf('dormantAfterS'),
});
