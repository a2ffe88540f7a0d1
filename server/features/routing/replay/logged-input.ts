import type { Decision, Trace } from '../engine/decisions.ts';
import type { RoutingEvent } from '../engine/events.ts';

/** A row of the stream `routing`. */
export interface LogRow {
  seq: number;
  type: string;
  at: number;
  actorId: string | null;
  data: string;
}

/** An input of the engine as it was logged, with what was decided. */
export interface LoggedInput {
  seq: number;
  at: number;
  actorId: string | null;
  event: RoutingEvent;
  seed: string;
  decisions: Decision[];
  trace: Trace[];
}

type Facts = Omit<LoggedInput, 'seq' | 'at' | 'actorId' | 'event'>;

/** Reads a row back into the input that was fed. */
export const readInput = ({ seq, type, at, actorId, data }: LogRow): LoggedInput => {
  const { seed, decisions, trace, ...facts } = JSON.parse(data) as Facts;
  return { seq, at, actorId, event: { type, ...facts } as RoutingEvent, seed, decisions, trace };
};
