import type { Rep } from './entities.ts';
import { settle } from './offers.ts';
import { acceptedBy, countAvailable, isAvailable } from './state.ts';
import type { Step } from './step-context.ts';

/** The rep alone let a visitor wait in vain. After too many in a row they are sent away, unless nobody else would be left. */
export const countMiss = (step: Step, rep: Rep): void => {
  rep.misses += 1;
  step.reps.add(rep);
  const limit = step.state.rules.missesBeforeAway;
  if (rep.misses < limit || !isAvailable(rep)) return;
  if (countAvailable(step.state) > 1) {
    step.decisions.push({ do: 'away', rep: rep.id });
    settle(step, rep, () => {
      rep.status = 'away_missed';
      rep.accepts = acceptedBy('away_missed');
    });
  } else if (rep.misses === limit) {
    step.decisions.push({ do: 'alert', rep: rep.id });
  }
};
