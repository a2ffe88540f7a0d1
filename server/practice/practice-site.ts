import type { OpenLine } from './line.ts';
import type { PracticeTime } from './practice-time.ts';
import { PracticeVisitor } from './practice-visitor.ts';
import type { SiteNow } from './steady-life.ts';
import type { VisitPlan } from './visit-plan.ts';

export interface PracticeSiteOptions {
  time: PracticeTime;
  openLine: OpenLine;
  hostOrigin: string;
}

/** All synthetic visitors of one process. */
export const createPracticeSite = ({ time, openLine, hostOrigin }: PracticeSiteOptions) => {
  const visitors = new Map<string, PracticeVisitor>();
  const arrive = (plan: VisitPlan): void => {
    if (visitors.has(plan.key)) return;
    const visitor = new PracticeVisitor(plan, {
      time,
      openLine,
      hostOrigin,
      left: ({ plan: { key } }) => visitors.delete(key),
    });
    visitors.set(plan.key, visitor);
    visitor.arrive();
  };
  const now: SiteNow = {
    here: () => new Set(visitors.keys()),
    talking: () => [...visitors.values()].filter((visitor) => visitor.isTalking).length,
    repsAvailable: () => [...visitors.values()].some((visitor) => visitor.seesReps),
  };
  return {
    now,
    arrive,
    /** Everybody closes their tab. */
    clear: (): void => {
      for (const visitor of [...visitors.values()]) visitor.leave();
    },
  };
};
