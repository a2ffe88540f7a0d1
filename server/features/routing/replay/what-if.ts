import type { PersonRef } from '../../../../shared/domain/person.ts';
import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import type { OutputOf } from '../../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../../shared/protocol/rep/contract.ts';
import type { ReplayFigures } from '../../../../shared/protocol/rep/routing.ts';
import { fail, ok, type Result } from '../../../../shared/protocol/result.ts';
import type { Fate, Figures } from './figures.ts';
import type { TrafficAnswer } from './replay-traffic.ts';

export interface WhatIfPorts {
  /** Plays a span of the log; null where time or memory was not enough. */
  replay(question: {
    from: number;
    to: number;
    plan: RoutingPlan;
    mostRows: number;
  }): Promise<
    | { ok: true; answer: TrafficAnswer; people: Iterable<[string, PersonRef]> }
    | { ok: false; why: 'no_database' | 'too_many_rows' }
    | null
  >;
}

/** A month of a large team. */
const mostRows = 300_000;
const longestMs = 32 * 24 * 3_600_000;
const examplesTold = 100;

type Told = OutputOf<RepContract, 'routing.what_if'>;

const tellAnswer = (answer: TrafficAnswer, people: ReadonlyMap<string, PersonRef>): Result<Told> => {
  const { before, changed, erased, practice, run } = answer;
  if (!changed) return fail('unavailable', 'the log does not lead to what was done', { reason: 'not_reproduced' });
  const figures = ({ byRep, waiting: _, ...rest }: Figures): ReplayFigures => ({
    ...rest,
    byRep: byRep.flatMap(({ repId, ...load }) => {
      const rep = people.get(repId);
      return rep ? [{ rep, ...load }] : [];
    }),
  });
  const fate = ({ repId, outcome, waitedMs }: Fate) => ({
    rep: repId === null ? null : (people.get(repId) ?? null),
    outcome,
    waitedMs: waitedMs ?? 0,
  });
  return ok({
    before: figures(before),
    after: figures(changed.after),
    model: changed.model,
    differing: changed.differing.length,
    erased,
    practice,
    skipped: run.skipped.length > 0,
    examples: changed.differing.slice(0, examplesTold).map(({ conversationId, askedAt, before: was, after: now }) => ({
      conversationId,
      askedAt,
      before: fate(was),
      after: fate(now),
    })),
  });
};

/** What a plan would have done with some past traffic: one question at a time, beside the router's own work. */
export const createWhatIf = ({ replay }: WhatIfPorts) => {
  let busy = false;
  return async (question: { plan: RoutingPlan; from: number; to: number }): Promise<Result<Told>> => {
    const { from, to } = question;
    if (from >= to) return fail('bad_request', 'the span ends before it begins');
    if (to - from > longestMs) return fail('too_large', 'a span is a month at most', { reason: 'span' });
    if (busy) return fail('rate_limited', 'another one is being worked out', { reason: 'busy' });
    busy = true;
    try {
      const done = await replay({ ...question, mostRows });
      if (!done) return fail('unavailable', 'that took too long', { reason: 'too_long' });
      if (!done.ok) return fail('too_large', 'there was too much traffic', { reason: 'traffic' });
      return tellAnswer(done.answer, new Map(done.people));
    } finally {
      busy = false;
    }
  };
};

export type WhatIf = ReturnType<typeof createWhatIf>;
