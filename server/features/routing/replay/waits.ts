import type { Decision } from '../engine/decisions.ts';
import type { Item } from '../engine/entities.ts';
import type { StepResult } from '../engine/step.ts';

/** A visitor's wait: from asking for a rep to its one outcome. */
export interface Wait {
  /** The same in every run of the same traffic: the conversation, and which of its waits it is. */
  key: string;
  conversationId: string;
  askedAt: number;
  /** `waiting` where it had none when the run ended. */
  outcome: 'conversation' | 'meeting_booker' | 'missed' | 'waiting';
  /** Who talked with the visitor, or whose miss it is. */
  repId: string | null;
  waitedMs: number | null;
  /** Whom the visitor was offered to, in order. */
  offered: string[];
}

/** How often a rep was offered a visitor, and accepted. */
export interface RepLoad {
  offered: number;
  accepted: number;
}

/** Collects what became of the visitors who asked within a span. */
export class Waits {
  readonly #from: number;
  readonly #to: number;
  readonly #of = new Map<string, Wait>();
  readonly #count = new Map<string, number>();
  readonly all = new Map<string, Wait>();
  readonly loads = new Map<string, RepLoad>();
  /** Waits of conversations that are in no figure. */
  leftOut = 0;
  readonly #except: ReadonlySet<string>;

  constructor(from: number, to: number, except: ReadonlySet<string> = new Set()) {
    this.#from = from;
    this.#to = to;
    this.#except = except;
  }

  observe(at: number, { decisions, items }: StepResult): void {
    if (at < this.#from) return;
    const touched = new Map([...items].map((item) => [item.id, item]));
    for (const decision of decisions) {
      if (decision.do === 'create') this.#began(at, touched.get(decision.item));
      else if ('successor' in decision) this.#goesOn(decision.item, decision.successor);
      else if (decision.do === 'outcome') this.#ended(touched.get(decision.item));
      else if (decision.do === 'offer' || decision.do === 'assign') {
        const item = touched.get(decision.item);
        if (!item || !this.#except.has(item.conversationId)) this.#load(at, decision);
      }
    }
  }

  #began(at: number, item: Item | undefined): void {
    if (!item || item.continuesId !== null || item.facts.settled || at >= this.#to) return;
    if (this.#except.has(item.conversationId)) {
      this.leftOut += 1;
      return;
    }
    const n = (this.#count.get(item.conversationId) ?? 0) + 1;
    this.#count.set(item.conversationId, n);
    const { conversationId } = item;
    const wait: Wait = {
      key: `${conversationId} ${n}`,
      conversationId,
      askedAt: at,
      outcome: 'waiting',
      repId: null,
      waitedMs: null,
      offered: [],
    };
    this.#of.set(item.id, wait);
    this.all.set(wait.key, wait);
  }

  #goesOn(item: string, successor: string): void {
    const wait = this.#of.get(item);
    if (wait) this.#of.set(successor, wait);
  }

  #ended(item: Item | undefined): void {
    const wait = item && this.#of.get(item.id);
    if (!wait || !item.outcome) return;
    const { kind, repId, waitedMs } = item.outcome;
    Object.assign(wait, { outcome: kind, repId, waitedMs });
  }

  #load(at: number, decision: Extract<Decision, { do: 'offer' | 'assign' }>): void {
    if (decision.do === 'offer') this.#of.get(decision.item)?.offered.push(decision.rep);
    if (at >= this.#to) return;
    const load = this.loads.get(decision.rep) ?? { offered: 0, accepted: 0 };
    this.loads.set(decision.rep, load);
    if (decision.do === 'offer') load.offered += 1;
    else load.accepted += 1;
  }
}
