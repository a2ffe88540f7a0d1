import type { Strategy, Target } from '../../../shared/domain/routing-plan.ts';

/** The strategies most teams need, up front. */
export const plainStrategies = ['first_available', 'round_robin', 'longest_idle'] as const satisfies Strategy[];

/** The others. */
export const advancedStrategies = [
  'weighted_round_robin',
  'least_active',
  'most_available',
  'manual',
] as const satisfies Strategy[];

/** Whether a step uses something that is not up front. */
export const isAdvanced = ({
  strategy,
  previousRepFirst,
  sameLanguageFirst,
  waterfall,
  skills,
  skipIf,
}: Target): boolean =>
  advancedStrategies.some((one) => one === strategy) ||
  previousRepFirst !== null ||
  sameLanguageFirst !== null ||
  waterfall !== null ||
  skills.length > 0 ||
  skipIf !== 'never';
