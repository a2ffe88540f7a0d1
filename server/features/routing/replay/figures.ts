import type { RepLoad, Wait, Waits } from './waits.ts';

/** What a run of some traffic comes to; people by id. */
export interface Figures {
  waits: number;
  medianWaitMs: number | null;
  p90WaitMs: number | null;
  outcomes: { conversation: number; meeting_booker: number; missed: number };
  /** Those who had no outcome when the run ended. */
  waiting: number;
  byRep: ({ repId: string } & RepLoad)[];
}

/** The smallest value that so large a part of all is at most. */
const part = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;

/** Sums up what became of those who waited. */
export const figuresOf = ({ all, loads }: Waits, except: ReadonlySet<string> = new Set()): Figures => {
  const waits = [...all.values()].filter(({ conversationId }) => !except.has(conversationId));
  const times = waits.flatMap(({ waitedMs }) => (waitedMs === null ? [] : [waitedMs])).sort((a, b) => a - b);
  const count = (outcome: Wait['outcome']): number => waits.filter((wait) => wait.outcome === outcome).length;
  return {
    waits: waits.length,
    medianWaitMs: part(times, 0.5),
    p90WaitMs: part(times, 0.9),
    outcomes: {
      conversation: count('conversation'),
      meeting_booker: count('meeting_booker'),
      missed: count('missed'),
    },
    waiting: count('waiting'),
    byRep: [...loads]
      .map(([repId, load]) => ({ repId, ...load }))
      .sort((a, b) => b.accepted - a.accepted || b.offered - a.offered || (a.repId < b.repId ? -1 : 1)),
  };
};

/** What became of a visitor, and by which offers. */
export type Fate = Pick<Wait, 'repId' | 'outcome' | 'waitedMs' | 'offered'>;

/** A wait that went otherwise. */
export interface Differing {
  conversationId: string;
  askedAt: number;
  before: Fate;
  after: Fate;
}

const fate = ({ repId, outcome, waitedMs, offered }: Wait): Fate => ({ repId, outcome, waitedMs, offered });

/** The waits that ended otherwise or with another rep, oldest first. */
export const differingWaits = (before: Waits, after: Waits, except: ReadonlySet<string> = new Set()): Differing[] =>
  [...before.all.values()].flatMap((was) => {
    const now = after.all.get(was.key);
    if (!now || except.has(was.conversationId)) return [];
    if (now.outcome === was.outcome && now.repId === was.repId) return [];
    const { conversationId, askedAt } = was;
    return [{ conversationId, askedAt, before: fate(was), after: fate(now) }];
  });
