import type { Rep } from './entities.ts';
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

/** The order of turns; `turnsOf` reads them at each look, for they may not have begun. */
export const byTurnsOf = (turnsOf: () => Turns | undefined, weighted: boolean) => {
  const weightOf = (rep: Rep) => (weighted ? rep.weight : 1);
  return (a: Rep, b: Rep): number => {
    const turns = turnsOf();
    return dueAt(turns, a, weightOf(a)) - dueAt(turns, b, weightOf(b)) || byId(a, b);
  };
};

/** Where the rep's turn is if they have it now. */
export const nextPlace = (turns: Turns, rep: Rep, weighted: boolean): number =>
  Math.max(turns.latest, dueAt(turns, rep, weighted ? rep.weight : 1), 0);

/** Notes that the rep had the turn. */
export const keepPlace = (turns: Turns, repId: string, place: number): void => {
  turns.places.set(repId, place);
  turns.latest = Math.max(turns.latest, place);
};
