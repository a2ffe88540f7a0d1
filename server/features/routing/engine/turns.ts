import type { Rep, WorkChannel } from './entities.ts';
import { byId } from './orders.ts';

/** What a rep of weight 1 pays for a turn. */
const turnCost = 1_000_000;

/**
 * Whose turn it is in a queue. Each turn has a place on an endless line; a rep's next turn is due `turnCost / weight` after
 * their last, so that who weighs twice as much comes twice as often. Who was away longer than that has one turn at once,
 * and then stands where the others do: nobody makes up for a morning off.
 */
export interface Turns {
  /** Where the rep's last turn was. */
  readonly places: Map<string, number>;
  /** Where the queue's last turn was. */
  latest: number;
}

export const createTurns = (): Turns => ({ places: new Map(), latest: 0 });

const dueAt = (turns: Turns | undefined, rep: Rep, weight: number): number => {
  const place = turns?.places.get(rep.id);
  return place === undefined ? -1 : place + Math.round(turnCost / weight);
};

/** What the rep weighs in a channel; null where all weigh the same. */
const weightOf = (rep: Rep, by: WorkChannel | null): number => (by ? rep.weight[by] : 1);

/** The order of turns, by the weights of a channel or by none; `turnsOf` reads them at each look, for they may not have begun. */
export const byTurnsOf =
  (turnsOf: () => Turns | undefined, by: WorkChannel | null) =>
  (a: Rep, b: Rep): number => {
    const turns = turnsOf();
    return dueAt(turns, a, weightOf(a, by)) - dueAt(turns, b, weightOf(b, by)) || byId(a, b);
  };

/** Where the rep's turn is if they have it now. */
export const nextPlace = (turns: Turns, rep: Rep, by: WorkChannel | null): number =>
  Math.max(turns.latest, dueAt(turns, rep, weightOf(rep, by)), 0);

/** Notes that the rep had the turn. */
export const keepPlace = (turns: Turns, repId: string, place: number): void => {
  turns.places.set(repId, place);
  turns.latest = Math.max(turns.latest, place);
};
