import type { RoutingPlan } from './routing-plan.ts';

/** The attributes that some condition of the plan names, each once: all that routing has to know of what a website says. */
export const namedAttributes = ({ rules }: Pick<RoutingPlan, 'rules'>): string[] => [
  ...new Set(rules.flatMap(({ when }) => when.flatMap((one) => (one.on === 'attribute' ? [one.attribute] : [])))),
];
