import type { Item } from '../engine/entities.ts';
import type { RoutingState } from '../engine/state.ts';
import type { StepResult } from '../engine/step.ts';
import type { LoggedInput } from './logged-input.ts';

/** What a rep did with an offer, and after how long. `unknown`: it was taken back so long before they answered. */
export interface Answer {
  kind: 'accepted' | 'declined' | 'ignored' | 'unknown';
  ms: number;
}

/** After how long a rep wrote first, or that they never did. */
export type FirstWord = { kind: 'wrote' | 'never' | 'unknown'; ms: number };

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const had = map.get(key);
  if (had) had.push(value);
  else map.set(key, [value]);
};

/** Rep and conversation. */
export const pair = (repId: string, conversationId: string): string => `${repId} ${conversationId}`;

/** What reps did of one kind, each by themselves and all together. */
export class Habit<V> {
  readonly #of = new Map<string, V[]>();
  readonly all: V[] = [];

  add(repId: string, one: V): void {
    push(this.#of, repId, one);
    this.all.push(one);
  }

  of(repId: string): readonly V[] {
    return this.#of.get(repId) ?? [];
  }
}

const endings = { rejected: 'declined', timeout: 'ignored', canceled: 'unknown', rescinded: 'unknown' } as const;

/** Reasons by which a visitor came to a rep who was not asked. */
const notAsked: ReadonlySet<string> = new Set(['manager', 'taken']);

/**
 * What people did in a stretch of the log: how each rep answered each offer, when they wrote first, how long conversations
 * lasted. Under other rules the same people are taken to do the same.
 */
export class Habits {
  /** In the order the offers were made. */
  readonly answers = new Map<string, Answer[]>();
  readonly answersOf = new Habit<Answer>();
  /** In the order the rep came to have the conversation. */
  readonly firstWords = new Map<string, FirstWord[]>();
  readonly firstWordsOf = new Habit<FirstWord>();
  /** From the first word to the end, by conversation; null where it was not over when the log ended. */
  readonly lasted = new Map<string, number | null>();
  readonly lastedOf = new Habit<number>();
  /** When each conversation began. */
  readonly startedAt = new Map<string, number>();
  /** When reps were sent away for what they missed, and when they were back. */
  readonly awayOf = new Map<string, { from: number; to: number | null }[]>();
  readonly #offers = new Map<string, { repId: string; conversationId: string; at: number; place: number }>();
  readonly #silent = new Map<string, { repId: string; conversationId: string; at: number; place: number }>();
  readonly #holder = new Map<string, string>();

  /** What is open when the log begins. */
  adopt({ items, offers }: RoutingState): void {
    for (const offer of offers.values()) {
      this.#offered(offer.id, offer.rep.id, offer.item.conversationId, offer.offeredAt);
    }
    for (const { id, conversationId, rep, assignedAt, startedAt, state } of items.values()) {
      if (!rep || state !== 'assigned') continue;
      if (startedAt !== null) this.#began(conversationId, rep.id, startedAt);
      else if (assignedAt !== null) this.#assigned(id, rep.id, conversationId, assignedAt);
    }
  }

  observe({ at, event }: Pick<LoggedInput, 'at' | 'event'>, { decisions, items }: StepResult): void {
    const touched = new Map([...items].map((item) => [item.id, item]));
    if (event.type === 'closed') this.#closed(event.conversationId, at);
    if (event.type === 'rep' && event.status !== 'away_missed') {
      const last = this.awayOf.get(event.repId)?.at(-1);
      if (last?.to === null) last.to = at;
    }
    for (const decision of decisions) {
      if (decision.do === 'away') push(this.awayOf, decision.rep, { from: at, to: null });
      else if (decision.do === 'offer') {
        if (!notAsked.has(decision.why))
          this.#offered(decision.offer, decision.rep, conversationOf(touched, decision), at);
      } else if (decision.do === 'end_offer') this.#answered(decision.offer, endings[decision.as], at);
      else if (decision.do === 'assign') {
        this.#answered(decision.offer, 'accepted', at);
        const item = touched.get(decision.item);
        if (item && item.startedAt === null) this.#assigned(item.id, decision.rep, item.conversationId, at);
        else if (item) this.#holder.set(item.conversationId, decision.rep);
      } else if (decision.do === 'start' || decision.do === 'own' || decision.do === 'reopen') {
        this.#spoke(decision.item, 'wrote', at);
        this.#began(conversationOf(touched, decision), decision.rep, at);
      } else if (decision.do === 'requeue') {
        this.#spoke(decision.item, decision.because === 'not_started' ? 'never' : 'unknown', at);
      } else if (decision.do === 'complete' || decision.do === 'reassign') this.#spoke(decision.item, 'unknown', at);
    }
  }

  /** The log is over: who had not answered or written by then would have done so later, if at all. */
  finish(at: number): void {
    for (const id of [...this.#offers.keys()]) this.#answered(id, 'unknown', at);
    for (const id of [...this.#silent.keys()]) this.#spoke(id, 'unknown', at);
  }

  /** A rep's place among the offers of a conversation; answers come in that order. */
  #offered(offer: string, repId: string, conversationId: string, at: number): void {
    const key = pair(repId, conversationId);
    const place = this.answers.get(key)?.length ?? 0;
    push(this.answers, key, { kind: 'unknown', ms: Number.POSITIVE_INFINITY });
    this.#offers.set(offer, { repId, conversationId, at, place });
  }

  #answered(offer: string, kind: Answer['kind'], at: number): void {
    const open = this.#offers.get(offer);
    if (!open) return;
    this.#offers.delete(offer);
    const answer = { kind, ms: at - open.at };
    const answers = this.answers.get(pair(open.repId, open.conversationId));
    if (answers) answers[open.place] = answer;
    if (kind !== 'unknown') this.answersOf.add(open.repId, answer);
  }

  #assigned(item: string, repId: string, conversationId: string, at: number): void {
    const key = pair(repId, conversationId);
    const place = this.firstWords.get(key)?.length ?? 0;
    push(this.firstWords, key, { kind: 'unknown', ms: 0 });
    this.#silent.set(item, { repId, conversationId, at, place });
  }

  #spoke(item: string, kind: FirstWord['kind'], at: number): void {
    const silent = this.#silent.get(item);
    if (!silent) return;
    this.#silent.delete(item);
    const word = { kind, ms: at - silent.at };
    const words = this.firstWords.get(pair(silent.repId, silent.conversationId));
    if (words) words[silent.place] = word;
    if (kind !== 'unknown') this.firstWordsOf.add(silent.repId, word);
  }

  #began(conversationId: string, repId: string, at: number): void {
    this.#holder.set(conversationId, repId);
    if (this.startedAt.has(conversationId)) return;
    this.startedAt.set(conversationId, at);
    this.lasted.set(conversationId, null);
  }

  #closed(conversationId: string, at: number): void {
    const began = this.startedAt.get(conversationId);
    const repId = this.#holder.get(conversationId);
    if (began === undefined || repId === undefined) return;
    this.lasted.set(conversationId, at - began);
    this.lastedOf.add(repId, at - began);
  }
}

const conversationOf = (touched: ReadonlyMap<string, Item>, { item }: { item: string }): string =>
  touched.get(item)?.conversationId ?? '';
