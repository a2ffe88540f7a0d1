import type { WhyMe } from '../../../../shared/protocol/rep/views.ts';
import type { Item, Stage } from './entities.ts';

/** What a rep is told of why a visitor came to them. */
export const whyMe = (item: Pick<Item, 'kind'>, stage: Stage, alone: boolean): WhyMe['code'] => {
  if (item.kind === 'transfer') return 'transfer';
  const { code, broadcast, target } = stage;
  if (code === 'owner' || code === 'fallback' || code === 'previous_rep' || code === 'same_language') return code;
  if (broadcast) return alone ? 'only_available' : 'first_available';
  switch (target.strategy) {
    case 'round_robin':
    case 'weighted_round_robin':
      return 'next_in_turn';
    case 'least_active':
    case 'most_available':
      return target.strategy;
    default:
      return 'longest_idle';
  }
};
