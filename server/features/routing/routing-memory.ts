import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import { lastSeqOf } from '../../db/event-log.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepPresence } from '../presence/presence-board.ts';
import { rebuild } from './engine/rebuild.ts';
import type { Rules } from './engine/rules.ts';
import type { RoutingState } from './engine/state.ts';
import type { Kept, StoredRep } from './engine/stored.ts';
import { ownAccepts } from './own-accepts.ts';
import { readLiveReservations } from './reservation-repository.ts';
import { readTurns } from './turn-repository.ts';
import { readLiveItems } from './work-item-repository.ts';

export const routingStream = 'routing';

/** What the engine was told of things it does not own: it is made anew from what it knew, not from what is true by now. */
export interface Told {
  rules: Rules;
  readonly reps: Map<string, RepPresence>;
  /** Leases of visitors who are not here. */
  readonly leases: Map<string, VisitorConnection>;
}

/** Reps, items and offers that a start's row may hold: a megabyte or two. */
const mostKept = 4_000;

const toStoredRep = (rep: RepPresence): StoredRep => ({
  id: rep.repId,
  active: rep.active,
  status: rep.status,
  ...ownAccepts(rep),
  connection: rep.connection,
  connectionSince: rep.connectionSince,
  inCall: rep.inCall,
  machine: rep.machine,
  misses: rep.misses,
  lastAssignedAt: rep.lastAssignedAt,
});

/**
 * The engine's state and the place in its log, both mirrors of the database: thrown away when a command that touched them is
 * rolled back, made anew by the next one.
 */
export class RoutingMemory {
  readonly told: Told;
  readonly #lost: () => void;
  /** The command that last touched the state; a router runs one at a time. */
  #touchedBy: Tx | null = null;
  #state: RoutingState | null = null;
  #madeFrom: Kept | null = null;
  #seq = 0;
  startedAt = 0;
  /** Made anew since somebody last compared what the engine knows with what is true. */
  stale = false;

  constructor(rules: Rules, lost: () => void) {
    this.told = { rules, reps: new Map(), leases: new Map() };
    this.#lost = lost;
  }

  /** The state as of the last step, or null where it has to be made anew first. */
  get current(): RoutingState | null {
    return this.#state;
  }

  /** A state of its own, made from the same: for trying things out. */
  async copy(tx: Tx): Promise<RoutingState> {
    return this.#make((await this.#readKept(tx)).kept);
  }

  /** The state for reading, inside a command. */
  async read(tx: Tx): Promise<RoutingState> {
    if (this.#state) return this.#state;
    this.#forgetWith(tx);
    const { kept, seq } = await this.#readKept(tx);
    this.#seq = seq;
    this.#madeFrom = kept;
    this.#state = this.#make(kept);
    this.stale = true;
    return this.#state;
  }

  async #readKept(tx: Tx): Promise<{ kept: Kept; seq: number }> {
    const items = await readLiveItems(tx.k);
    const offers = await readLiveReservations(tx.k);
    const turns = await readTurns(tx.k);
    const last = await tx.get(lastSeqOf, { stream: routingStream });
    const reps = [...this.told.reps.values()].map(toStoredRep);
    return { kept: { asOf: last?.at ?? 0, reps, items, offers, turns }, seq: last?.seq ?? 0 };
  }

  #make(kept: Kept): RoutingState {
    const { rules, leases } = this.told;
    const { startedAt } = this;
    return rebuild({ ...kept, rules, startedAt, leaseOf: (visitorId) => leases.get(visitorId) ?? 'here' });
  }

  /** What the state was made from, where that is little enough for a row of the log; else null. */
  takeKept(): Kept | null {
    const kept = this.#madeFrom;
    this.#madeFrom = null;
    return kept && kept.reps.length + kept.items.length + kept.offers.length <= mostKept ? kept : null;
  }

  /** The state for a step that this command may still undo. */
  async write(tx: Tx): Promise<RoutingState> {
    const state = await this.read(tx);
    this.#madeFrom = null;
    this.#forgetWith(tx);
    return state;
  }

  /** Throws the state away. */
  forget(): void {
    this.#state = null;
  }

  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  tellRules(tx: Tx, rules: Rules): void {
    const before = this.told.rules;
    this.told.rules = rules;
    tx.onRollback(() => {
      this.told.rules = before;
    });
  }

  tellRep(tx: Tx, rep: RepPresence): void {
    keep(tx, this.told.reps, rep.repId, rep);
  }

  /** Whoever is here needs no entry. */
  tellLease(tx: Tx, visitorId: string, lease: VisitorConnection): void {
    keep(tx, this.told.leases, visitorId, lease === 'here' ? undefined : lease);
  }

  #forgetWith(tx: Tx): void {
    if (this.#touchedBy === tx) return;
    this.#touchedBy = tx;
    tx.onRollback(() => {
      this.forget();
      this.#lost();
    });
  }
}

const keep = <V>(tx: Tx, map: Map<string, V>, key: string, value: V | undefined): void => {
  const before = map.get(key);
  if (before === value) return;
  const put = (given: V | undefined) => (given === undefined ? map.delete(key) : map.set(key, given));
  put(value);
  tx.onRollback(() => put(before));
};
