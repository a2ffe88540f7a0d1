import type { RoutingEvent } from '../engine/events.ts';
import { whyNotGive } from '../engine/reassign.ts';
import type { RoutingState } from '../engine/state.ts';
import type { Habits } from './habits.ts';
import type { LoggedInput } from './logged-input.ts';

export interface World {
  state: RoutingState;
  habits: Habits;
  /** What each rep's status was in the log so far. */
  loggedStatus: ReadonlyMap<string, string>;
}

const hasStarted = ({ state }: World, conversationId: string): boolean => {
  const item = state.byConversation.get(conversationId);
  return item !== undefined && item.startedAt !== null;
};

/**
 * A status is the rep's own, but for *Away (missed offers)*, which follows from offers: here it is what this run made of it,
 * until the rep chose another one. Misses count as in this run, but are forgiven as they were.
 */
const repHere = (event: Extract<RoutingEvent, { type: 'rep' }>, { state, loggedStatus }: World): RoutingEvent => {
  const rep = state.reps.get(event.repId);
  if (!rep) return event;
  const misses = event.misses === 0 ? 0 : rep.misses;
  const unchanged = event.status === loggedStatus.get(event.repId);
  const follows = event.status === 'away_missed' || (unchanged && rep.status === 'away_missed');
  if (!follows || event.status === rep.status) return { ...event, misses };
  return { ...event, status: rep.status, accepts: rep.accepts, misses };
};

/** A logged input as it comes in a run where other things were decided; null where it would not have come. */
export const sensible = (input: LoggedInput, world: World): RoutingEvent | null => {
  const { event, at, actorId } = input;
  const { state, habits } = world;
  switch (event.type) {
    case 'accepted':
    case 'declined':
    case 'tick':
      return null;
    case 'rep':
      return repHere(event, world);
    case 'visitor': {
      const conversationId = state.byVisitor.get(event.visitorId)?.conversationId;
      if (event.lease !== 'left' || conversationId === undefined) return event;
      // Who left because nobody came would not have left in the middle of a talk.
      const began = habits.startedAt.get(conversationId) ?? Number.POSITIVE_INFINITY;
      return hasStarted(world, conversationId) && began > at ? null : event;
    }
    case 'closed':
      // The end of a talk comes when the talk has lasted as long as it did.
      return hasStarted(world, event.conversationId) ? null : event;
    case 'rep_wrote':
    case 'call_connected': {
      const item = state.byConversation.get(event.conversationId);
      return item && item.startedAt !== null && item.rep?.id === actorId ? event : null;
    }
    case 'transferred':
      return state.byConversation.get(event.conversationId)?.rep?.id === event.by ? event : null;
    case 'reassigned':
      return whyNotGive(state, event.conversationId, event.repId) === null ? event : null;
    default:
      return event;
  }
};
