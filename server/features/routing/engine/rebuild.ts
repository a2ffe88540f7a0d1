import type { VisitorConnection } from '../../../../shared/domain/visitor.ts';
import { armDormant } from './dormant.ts';
import { type HeldBy, type Item, isWaiting, mayOverflow, type Offer, type Stage } from './entities.ts';
import { armGreeting } from './greeting.ts';
import { replaceHours } from './hours.ts';
import { index } from './lifecycle.ts';
import { syncQueue } from './offers.ts';
import { watch } from './prospects.ts';
import { graceMs, never, type Rules } from './rules.ts';
import { restoreStages } from './stages.ts';
import { acceptedBy, addRep, createState, type RoutingState, restand, turnsOf } from './state.ts';
import type { Turn } from './step-context.ts';
import type { StoredItem, StoredOffer, StoredRep } from './stored.ts';
import { armGrace, armItem, armOffer } from './timers.ts';
import { transferStages } from './transfer-stages.ts';
import { keepPlace } from './turns.ts';

export interface Stored {
  rules: Rules;
  /** When the last step was: business hours are as they were then. */
  asOf: number;
  /** When this router began to run: nobody is gone for longer than that. */
  startedAt: number;
  reps: Iterable<StoredRep>;
  /** Items that are not over. */
  items: Iterable<StoredItem>;
  /** All offers of these items, whatever became of them, in the order they were made. */
  offers: Iterable<StoredOffer>;
  turns: Iterable<Turn>;
  leaseOf: (visitorId: string) => VisitorConnection;
}

const heldBy = (held: HeldBy, { sole, repId }: StoredOffer): HeldBy => {
  const one = sole && (held.kind === 'nobody' || (held.kind === 'one' && held.repId === repId));
  return one ? { kind: 'one', repId } : { kind: 'several' };
};

const stagesOf = (state: RoutingState, stored: StoredItem): Stage[] => {
  const { transfer } = stored.facts;
  return stored.kind === 'transfer' && transfer ? transferStages(state, transfer.to) : restoreStages(state, stored);
};

const restoreItem = (state: RoutingState, stored: StoredItem, lease: VisitorConnection): Item => {
  const { repId, ...row } = stored;
  const { silentRepId } = stored.facts;
  const waits = stored.state === 'pending' || stored.state === 'reserved';
  const item: Item = {
    ...row,
    rep: repId === null ? null : (state.reps.get(repId) ?? addRep(state, repId)),
    tried: new Set(silentRepId !== null && stored.round === 1 ? [silentRepId] : []),
    offers: new Map(),
    lease,
    stages: waits ? stagesOf(state, stored) : [],
    heldBy: stored.facts.heldBy,
    queued: false,
    prospect: null,
    timers: {},
  };
  index(state, item);
  item.rep?.items.add(item);
  return item;
};

const restoreOffer = (state: RoutingState, stored: StoredOffer): void => {
  const item = state.items.get(stored.itemId);
  if (!item) return;
  item.heldBy = heldBy(item.heldBy, stored);
  const ended = stored.state === 'rejected' || stored.state === 'timeout';
  if (ended && stored.round === item.round) item.tried.add(stored.repId);
  if (stored.state !== 'pending') return;
  const rep = state.reps.get(stored.repId) ?? addRep(state, stored.repId);
  const { id, why, round, offeredAt, expiresAt, sole } = stored;
  const offer: Offer = { id, item, rep, why, round, offeredAt, expiresAt, sole, timers: {} };
  state.offers.set(id, offer);
  item.offers.set(rep.id, offer);
  rep.offers.set(id, offer);
  if (sole) rep.reserved += 1;
  armOffer(state, offer);
};

const restoreTimers = (state: RoutingState, item: Item): void => {
  if (isWaiting(item)) {
    if (item.stageUntil !== null) armItem(state, item, 'stage', item.stageUntil);
    if (mayOverflow(item) && item.stages.length > 0) watch(state, item);
    if (item.bookerShownAt === null && item.overflowAt !== never) armItem(state, item, 'overflow', item.overflowAt);
    if (item.retryAt !== null) armItem(state, item, 'retry', item.retryAt);
    syncQueue({ state }, item);
    return;
  }
  if (item.wrapUntil !== null) armItem(state, item, 'wrap', item.wrapUntil);
  if (item.state !== 'assigned' || item.assignedAt === null) return;
  armDormant(state, item);
  if (item.unansweredDue !== null) armItem(state, item, 'unanswered', item.unansweredDue);
  if (item.startedAt === null) armGreeting(state, item);
};

/** Makes the state anew from the database: it decides from here as the one that was lost would have. */
export const rebuild = (stored: Stored): RoutingState => {
  const state = createState(stored.rules);
  replaceHours(state, stored.asOf);
  for (const { queueId, repId, place } of stored.turns) keepPlace(turnsOf(state, queueId), repId, place);
  for (const row of stored.reps) {
    const rep = addRep(state, row.id);
    restand(state, rep, () => {
      rep.active = row.active;
      rep.status = row.status;
      rep.accepts = row.accepts ?? acceptedBy(row.status);
      rep.connection = row.connection;
      rep.inCall = row.inCall;
      rep.machine = row.machine;
      rep.misses = row.misses;
      rep.lastAssignedAt = row.lastAssignedAt;
    });
    if (row.connection === 'connected') continue;
    rep.lostSince = Math.max(row.connectionSince, stored.startedAt);
    armGrace(state, rep, rep.lostSince + graceMs);
  }
  const items = [...stored.items].map((row) => restoreItem(state, row, stored.leaseOf(row.visitorId)));
  for (const row of stored.offers) restoreOffer(state, row);
  for (const item of items) restoreTimers(state, item);
  for (const rep of state.reps.values()) restand(state, rep);
  state.emptied.clear();
  return state;
};
