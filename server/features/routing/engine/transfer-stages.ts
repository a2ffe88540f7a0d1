import { builtIn, type Target } from '../../../../shared/domain/routing-plan.ts';
import type { Stage, TransferTo } from './entities.ts';
import { queueLane, type RoutingState, repLane } from './state.ts';

/** How the plan takes turns in the queue: by the first target that names it. What reps take themselves is offered to all. */
const strategyOf = ({ rules }: RoutingState, queueId: string): Pick<Target, 'id' | 'strategy'> => {
  const enabled = rules.plan.rules.filter((rule) => rule.enabled);
  const found = enabled.flatMap(({ targets }) => targets).find((target) => target.queueId === queueId);
  if (!found) return { id: builtIn.targetId, strategy: 'first_available' };
  return { id: found.id, strategy: found.strategy === 'manual' ? 'first_available' : found.strategy };
};

const plain = {
  ownerFirst: null,
  previousRepFirst: null,
  sameLanguageFirst: null,
  waterfall: null,
  skills: [],
  untilS: null,
  skipIf: 'never',
} as const;

/** What is tried for a conversation that is handed over: one rep, or a queue by its strategy; none where the queue is gone. */
export const transferStages = (state: RoutingState, to: TransferTo): Stage[] => {
  if (to.kind === 'rep') {
    const target: Target = { ...plain, skills: [], id: to.repId, queueId: builtIn.queueId, strategy: 'longest_idle' };
    const lane = repLane(state, 'chat', to.repId);
    return [{ code: 'rep', target, hoursId: null, lane, broadcast: false, aloneMs: null }];
  }
  const queue = state.queues.get(to.queueId);
  if (!queue) return [];
  const target: Target = { ...plain, skills: [], queueId: queue.id, ...strategyOf(state, queue.id) };
  const broadcast = target.strategy === 'first_available';
  const lane = queueLane(state, 'chat', queue.id, [], null);
  return [{ code: 'queue', target, hoursId: queue.hoursId, lane, broadcast, aloneMs: null }];
};
