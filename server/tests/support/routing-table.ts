import type { PresenceStatus } from '../../../shared/domain/presence.ts';
import { noFacts, type RoutingFacts } from '../../../shared/domain/routing-facts.ts';
import { defaultPlan, type RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { Decision, Trace } from '../../features/routing/engine/decisions.ts';
import type { Offer, WorkChannel } from '../../features/routing/engine/entities.ts';
import { engineVersion, type RoutingEvent } from '../../features/routing/engine/events.ts';
import { rebuild } from '../../features/routing/engine/rebuild.ts';
import type { Rules } from '../../features/routing/engine/rules.ts';
import { createState, type RoutingState } from '../../features/routing/engine/state.ts';
import { nextDue, step } from '../../features/routing/engine/step.ts';
import type { Turn } from '../../features/routing/engine/step-context.ts';
import {
  type Kept,
  type StoredItem,
  type StoredOffer,
  type StoredRep,
  toStored,
} from '../../features/routing/engine/stored.ts';

/** What a fresh workspace has: the owner alone, then everybody, then the booker. */
export const somePlan = (times: { ownerAloneS?: number; overflowS?: number } = {}): RoutingPlan =>
  defaultPlan({ ownerAloneS: 15, overflowS: 60, ...times }, { queue: 'Everybody', rule: 'Everyone else' });

export const someRules: Rules = {
  plan: somePlan(),
  capacity: 3,
  offerMs: 30_000,
  voiceOfferMs: 20_000,
  missesBeforeAway: 2,
  wrapUpMs: 30_000,
  callWrapUpMs: 120_000,
  dormantMs: 300_000,
};

export interface Logged {
  event: RoutingEvent;
  at: number;
  seed: string;
  decisions: Decision[];
  trace: Trace[];
}

const endings = { rejected: 'rejected', timeout: 'timeout', canceled: 'canceled', rescinded: 'rescinded' } as const;

/** The engine on a table: a clock moved by hand, rows as the database would have them, and the log. */
export class RoutingTable {
  state: RoutingState;
  now = 1_000_000;
  readonly log: Logged[] = [];
  readonly items = new Map<string, StoredItem>();
  readonly offers = new Map<string, StoredOffer>();
  readonly reps = new Map<string, StoredRep>();
  readonly turns = new Map<string, Turn>();
  readonly leases = new Map<string, VisitorConnection>();
  startedAt = this.now;
  #seeds = 0;
  #kept: Kept | null = null;

  constructor(rules: Partial<Rules> = {}) {
    this.state = createState({ ...someRules, ...rules });
    this.#start();
  }

  #start(): void {
    const offline = [...this.reps.values()]
      .filter(({ status, connection }) => status === 'offline' && connection === 'lost')
      .map(({ id, active }) => ({ repId: id, active }));
    const kept = this.#kept ? { kept: this.#kept } : {};
    this.feed({ type: 'started', engine: engineVersion, rules: this.state.rules, offline, ...kept });
  }

  /** Gives the engine an event and keeps rows and log as the shell would. */
  feed(event: RoutingEvent): Decision[] {
    this.#seeds += 1;
    const seed = `seed ${this.#seeds}`;
    const result = step(this.state, event, this.now, seed);
    const logged = { event, at: this.now, seed, decisions: result.decisions, trace: result.trace };
    // As text, because the log is text: nothing in it may be a reference into the engine's memory.
    this.log.push(JSON.parse(JSON.stringify(logged)) as Logged);
    for (const item of result.items) this.items.set(item.id, { ...toStored(item) });
    for (const rep of result.reps) this.#keepRep(rep.id);
    for (const [key, turn] of result.turns) this.turns.set(key, turn);
    for (const decision of result.decisions) this.#keepOffer(decision);
    return result.decisions;
  }

  #keepRep(id: string): void {
    const rep = this.state.reps.get(id);
    const row = this.reps.get(id);
    if (rep && row) Object.assign(row, { misses: rep.misses, lastAssignedAt: rep.lastAssignedAt });
  }

  #keepOffer(decision: Decision): void {
    if (decision.do === 'offer') {
      const { offer: id, item: itemId, rep: repId, sole, why, round, expiresAt } = decision;
      this.offers.set(id, {
        ...{ id, itemId, repId, sole, why, round, expiresAt },
        state: 'pending',
        offeredAt: this.now,
      });
    } else if (decision.do === 'end_offer' || decision.do === 'assign' || decision.do === 'soften') {
      const row = this.offers.get(decision.offer);
      if (!row) throw new Error(`offer ${decision.offer} was never made`);
      if (decision.do === 'soften') row.sole = false;
      else row.state = decision.do === 'assign' ? 'accepted' : endings[decision.as];
    } else if (decision.do === 'away') {
      const row = this.reps.get(decision.rep);
      if (row) Object.assign(row, { status: 'away_missed', accepts: undefined });
    }
  }

  /** The process died: only rows are left. */
  crash(): void {
    this.recall();
    this.startedAt = this.now;
    for (const { visitorId } of this.items.values()) this.leases.set(visitorId, 'stepped_away');
    this.#start();
  }

  /** A commit failed: memory is thrown away, the process lives on. */
  recall(): void {
    const open = new Set(['pending', 'reserved', 'assigned', 'wrapping']);
    const items = [...this.items.values()].filter((item) => open.has(item.state));
    const ids = new Set(items.map((item) => item.id));
    this.#kept = {
      asOf: this.log.at(-1)?.at ?? 0,
      turns: [...this.turns.values()],
      reps: [...this.reps.values()].map((rep) => ({ ...rep })),
      items,
      offers: [...this.offers.values()].filter((offer) => ids.has(offer.itemId)).map((offer) => ({ ...offer })),
    };
    this.state = rebuild({
      ...this.#kept,
      rules: this.state.rules,
      startedAt: this.startedAt,
      leaseOf: (visitorId) => this.leases.get(visitorId) ?? 'here',
    });
  }

  rep(id: string, over: Partial<StoredRep> & { unanswered?: string[] } = {}): Decision[] {
    const { unanswered = [], ...change } = over;
    const row = this.reps.get(id) ?? {
      id,
      active: true,
      status: 'available' as PresenceStatus,
      connection: 'connected' as const,
      connectionSince: this.now,
      misses: 0,
      lastAssignedAt: null,
      inCall: false,
      machine: 'unlocked' as const,
    };
    if (change.connection !== undefined && change.connection !== row.connection) row.connectionSince = this.now;
    Object.assign(row, change);
    this.reps.set(id, row);
    const { active, status, connection, misses, inCall, machine, accepts } = row;
    const own = accepts === undefined ? {} : { accepts };
    const facts = { active, status, connection, misses, inCall, machine, ...own };
    return this.feed({ type: 'rep', repId: id, ...facts, unanswered });
  }

  ask(
    name: string,
    ownerId: string | null = null,
    facts: Partial<RoutingFacts> = {},
    channel: WorkChannel = 'chat',
  ): Decision[] {
    return this.feed({
      type: 'asked',
      conversationId: `conversation of ${name}`,
      visitorId: name,
      facts: { ...noFacts, ownerId, ...facts },
      channel,
      lease: this.leases.get(name) ?? 'here',
    });
  }

  /** The visitor answers a pounce of the rep. */
  replied(name: string, repId: string, ownerId: string | null = null): Decision[] {
    return this.feed({
      type: 'pounce_replied',
      conversationId: `conversation of ${name}`,
      visitorId: name,
      repId,
      facts: { ...noFacts, ownerId },
      lease: this.leases.get(name) ?? 'here',
    });
  }

  /** The rep takes back that they closed the visitor's conversation. */
  reopen(name: string, repId: string): Decision[] {
    return this.feed({
      type: 'reopened',
      conversationId: `conversation of ${name}`,
      visitorId: name,
      repId,
      facts: noFacts,
      lease: this.leases.get(name) ?? 'here',
    });
  }

  visitor(name: string, lease: VisitorConnection): Decision[] {
    this.leases.set(name, lease);
    return this.feed({ type: 'visitor', visitorId: name, lease });
  }

  about(name: string, type: 'rep_wrote' | 'call_connected' | 'visitor_wrote' | 'closed' | 'booked'): Decision[] {
    return this.feed({ type, conversationId: `conversation of ${name}` });
  }

  /** The open offer of the visitor's item to the rep. */
  offer(name: string, repId: string): Offer {
    const offer = this.state.byVisitor.get(name)?.offers.get(repId);
    if (!offer) throw new Error(`${repId} has no offer of ${name}`);
    return offer;
  }

  accept(name: string, repId: string): Decision[] {
    return this.feed({ type: 'accepted', offerId: this.offer(name, repId).id });
  }

  decline(name: string, repId: string): Decision[] {
    return this.feed({ type: 'declined', offerId: this.offer(name, repId).id });
  }

  /** Lets time pass; whatever becomes due on the way happens when it is due. */
  pass(ms: number): Decision[] {
    const until = this.now + ms;
    const decisions: Decision[] = [];
    for (let due = nextDue(this.state); due !== null && due <= until; due = nextDue(this.state)) {
      this.now = Math.max(this.now, due);
      decisions.push(...this.feed({ type: 'tick' }));
    }
    this.now = until;
    return decisions;
  }

  /** Who is offered the visitor now, in order. */
  offered(name: string): string[] {
    return [...(this.state.byVisitor.get(name)?.offers.keys() ?? [])].sort();
  }

  /** The rows of the visitor's items, first to last. */
  chain(name: string): StoredItem[] {
    return [...this.items.values()].filter((item) => item.visitorId === name);
  }

  /** The visitor's outcomes; there may be one only. */
  outcomes(name: string): unknown[] {
    return this.chain(name).flatMap((item) => (item.outcome ? [item.outcome] : []));
  }
}
