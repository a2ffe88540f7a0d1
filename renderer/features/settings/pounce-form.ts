import * as z from 'zod';
import { maxPounceLength, PounceSettings } from '../../../shared/domain/pounce.ts';
import { PounceRule } from '../../../shared/protocol/rep/pounce.ts';

/** The numbers of the etiquette in the order a visitor meets them. */
export const etiquetteFields = ['pounceAfterS', 'pouncePerVisit', 'pouncePerWeek', 'pounceSilenceDays'] as const;
/** A number of the etiquette. */
export type EtiquetteField = (typeof etiquetteFields)[number];

/** What the contract allows for a number. */
export function etiquetteLimits(field: EtiquetteField): { min: number; max: number } {
  const { minValue, maxValue } = PounceSettings.shape[field];
  return { min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER };
}

const numberOf = (field: EtiquetteField) =>
  z.number('whole').int('whole').min(etiquetteLimits(field).min, 'whole').max(etiquetteLimits(field).max, 'whole');

/** The settings of pounces as typed; the texts are keys of what is wrong. */
export const PounceForm = z.object({
  pounceAfterS: numberOf('pounceAfterS'),
  pouncePerVisit: numberOf('pouncePerVisit'),
  pouncePerWeek: numberOf('pouncePerWeek'),
  pounceSilenceDays: numberOf('pounceSilenceDays'),
  routeForPounce: PounceSettings.shape.routeForPounce,
});

/** One rule as typed. */
export const RuleForm = z
  .object({
    name: z.string().trim().min(1, 'required').max(120, 'long'),
    match: PounceRule.shape.page.shape.match,
    path: z.string().trim().max(300, 'long'),
    afterS: z.number('whole').int('whole').min(0, 'whole').max(3600, 'whole'),
    segment: PounceRule.shape.segment,
    inNameOf: PounceRule.shape.inNameOf,
    text: z.string().trim().min(1, 'required').max(maxPounceLength, 'long'),
  })
  .refine(({ match, path }) => match === 'any' || path !== '', { path: ['path'], message: 'required' });
/** One rule as typed. */
export type RuleFields = z.infer<typeof RuleForm>;

export const newRule: RuleFields = {
  name: '',
  match: 'begins',
  path: '/pricing',
  afterS: 40,
  segment: 'everybody',
  inNameOf: 'owner_else_available',
  text: '',
};

/** A rule as the form shows it. */
export const fieldsOf = ({ name, page, afterS, segment, inNameOf, text }: PounceRule): RuleFields => ({
  name,
  ...page,
  afterS,
  segment,
  inNameOf,
  text,
});

/** The rule that was typed. */
export const ruleOf = ({ match, path, ...rest }: RuleFields, known: Pick<PounceRule, 'id' | 'on'>): PounceRule => ({
  ...rest,
  page: { match, path: match === 'any' ? '' : path },
  id: known.id,
  on: known.on,
});
