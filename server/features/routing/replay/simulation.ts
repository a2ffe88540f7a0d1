import type { Item, Offer } from '../engine/entities.ts';
import type { RoutingEvent } from '../engine/events.ts';
import type { Rules } from '../engine/rules.ts';
import type { RoutingState } from '../engine/state.ts';
import { nextDue, type StepResult, step } from '../engine/step.ts';
import { Agenda } from './agenda.ts';
import { drawOne } from './draw.ts';
import { type Answer, type FirstWord, type Habits, pair } from './habits.ts';
import type { LoggedInput } from './logged-input.ts';
import { sensible } from './sensible.ts';

/** How long a rep stays away who was sent away, where nobody in the log was. */
const awayMs = 120_000;
/** Sent away at nearly the same moment in the log: then their return is in it too. */
const sameAwayMs = 60_000;

/**
 * The same traffic under other rules. What came from outside is taken from the log: who asked and when, presence, leases,
 * bookings. What people did with what they were given is not: reps answer, write and finish as they did with that very
 * visitor, else as they did with others.
 */
export class Simulation {
  readonly #state: RoutingState;
  readonly #habits: Habits;
  readonly #change: (rules: Rules) => Rules;
  readonly #stepped: (at: number, result: StepResult) => void;
  readonly #agenda = new Agenda();
  /** How often a rep was offered a conversation so far. */
  readonly #offers = new Map<string, number>();
  /** How often a rep came to have a conversation so far. */
  readonly #assigned = new Map<string, number>();
  /** Conversations whose end is on the agenda, or that never end. */
  readonly #ending = new Set<string>();
  /** What each rep's status was in the log. */
  readonly #loggedStatus = new Map<string, string>();
  #count = 0;
  #now = 0;

  constructor(
    state: RoutingState,
    habits: Habits,
    change: (rules: Rules) => Rules,
    stepped: (at: number, result: StepResult) => void,
  ) {
    this.#state = state;
    this.#habits = habits;
    this.#change = change;
    this.#stepped = stepped;
  }

  /** The rules change; whatever is open goes on by what people did. */
  begin(at: number): void {
    this.#now = at;
    for (const rep of this.#state.reps.values()) this.#loggedStatus.set(rep.id, rep.status);
    for (const offer of [...this.#state.offers.values()]) {
      this.#plansAnswer(offer, this.#nextOffer(offer.rep.id, offer.item.conversationId));
    }
    for (const item of this.#state.items.values()) {
      if (item.state !== 'assigned') continue;
      if (item.startedAt === null) this.#plansFirstWord(item);
      else this.#plansEnd(item);
    }
    this.#feed(at, { type: 'rules', rules: this.#change(this.#state.rules) });
  }

  /** Something from outside; what people and timers do before it comes first. */
  hears(input: LoggedInput): void {
    this.runTo(input.at);
    const { event } = input;
    if (event.type === 'rules' || event.type === 'started') {
      this.#feed(input.at, { ...event, rules: this.#change(event.rules) });
      return;
    }
    if (event.type === 'asked' || event.type === 'pounce_replied') this.#leavesOthers(input.at, event);
    const logged = this.#loggedStatus;
    const given = sensible(input, { state: this.#state, habits: this.#habits, loggedStatus: logged });
    if (event.type === 'rep') logged.set(event.repId, event.status);
    if (given) this.#feed(input.at, given);
  }

  /** Lets people and timers do what they do up to then. */
  runTo(until: number): void {
    for (;;) {
      const due = nextDue(this.#state) ?? Number.POSITIVE_INFINITY;
      const at = Math.max(this.#now, Math.min(due, this.#agenda.nextAt));
      if (at >= until) return;
      if (this.#agenda.nextAt <= due) {
        const event = this.#agenda.take()?.act();
        if (event) this.#feed(at, event);
      } else this.#feed(at, { type: 'tick' });
    }
  }

  #feed(at: number, event: RoutingEvent): void {
    this.#now = Math.max(this.#now, at);
    this.#count += 1;
    const result = step(this.#state, event, this.#now, `simulated ${this.#count}`);
    this.#stepped(this.#now, result);
    this.#follow(result);
  }

  /** Plans what people do about what was decided. */
  #follow({ decisions, items }: StepResult): void {
    const touched = new Map([...items].map((item) => [item.id, item]));
    for (const decision of decisions) {
      if (decision.do === 'offer') {
        const item = touched.get(decision.item);
        const nth = item ? this.#nextOffer(decision.rep, item.conversationId) : 0;
        const offer = this.#state.offers.get(decision.offer);
        // What was taken back at once needs no answer, but it was an offer.
        if (offer) this.#plansAnswer(offer, nth);
      } else if (decision.do === 'assign') {
        const item = touched.get(decision.item);
        if (item && item.startedAt === null) this.#plansFirstWord(item);
      } else if (decision.do === 'start' || decision.do === 'own' || decision.do === 'reopen') {
        const item = touched.get(decision.item);
        if (item) this.#plansEnd(item);
      } else if (decision.do === 'away') this.#plansReturn(decision.rep);
    }
  }

  /** Which of a rep's offers of a conversation the next one is. */
  #nextOffer(repId: string, conversationId: string): number {
    const key = pair(repId, conversationId);
    const nth = this.#offers.get(key) ?? 0;
    this.#offers.set(key, nth + 1);
    return nth;
  }

  #plansAnswer({ id, rep, item, offeredAt }: Offer, nth: number): void {
    const key = pair(rep.id, item.conversationId);
    const was = this.#habits.answers.get(key)?.[nth];
    const { answersOf } = this.#habits;
    // Who had not answered when the offer was taken back would have answered later than that.
    const fits = (one: Answer): boolean => was === undefined || one.ms > was.ms || one.kind === 'ignored';
    const answer =
      was && was.kind !== 'unknown' ? was : drawOne(`answer ${key} ${nth}`, answersOf.of(rep.id), answersOf.all, fits);
    if (!answer || answer.kind === 'ignored') return;
    const type = answer.kind === 'accepted' ? 'accepted' : 'declined';
    this.#agenda.add(offeredAt + answer.ms, () => (this.#state.offers.has(id) ? { type, offerId: id } : null));
  }

  #plansFirstWord({ id, conversationId, rep, assignedAt }: Item): void {
    if (!rep || assignedAt === null) return;
    const key = pair(rep.id, conversationId);
    const nth = this.#assigned.get(key) ?? 0;
    this.#assigned.set(key, nth + 1);
    const was = this.#habits.firstWords.get(key)?.[nth];
    const { firstWordsOf } = this.#habits;
    const fits = (one: FirstWord): boolean => was === undefined || one.ms > was.ms || one.kind === 'never';
    const word =
      was && was.kind !== 'unknown'
        ? was
        : drawOne(`word ${key} ${nth}`, firstWordsOf.of(rep.id), firstWordsOf.all, fits);
    if (word?.kind !== 'wrote') return;
    this.#agenda.add(assignedAt + word.ms, () => {
      const item = this.#state.byConversation.get(conversationId);
      return item?.id === id && item.startedAt === null ? { type: 'rep_wrote', conversationId } : null;
    });
  }

  #plansEnd({ conversationId, rep, startedAt }: Item): void {
    if (!rep || startedAt === null || this.#ending.has(conversationId)) return;
    this.#ending.add(conversationId);
    const { lasted, lastedOf } = this.#habits;
    const was = lasted.get(conversationId);
    const ms = was === undefined ? drawOne(`end ${conversationId}`, lastedOf.of(rep.id), lastedOf.all) : was;
    if (ms === undefined || ms === null) return;
    this.#agenda.add(startedAt + ms, () =>
      this.#state.byConversation.has(conversationId) ? { type: 'closed', conversationId } : null,
    );
  }

  #plansReturn(repId: string): void {
    const now = this.#now;
    const spans = [...this.#habits.awayOf.values()].flat();
    const own = this.#habits.awayOf.get(repId) ?? [];
    if (own.some(({ from }) => Math.abs(from - now) < sameAwayMs)) return;
    const lengths = spans.flatMap(({ from, to }) => (to === null ? [] : [to - from]));
    const ms = drawOne(`away ${repId} ${now}`, [], lengths) ?? awayMs;
    const before = this.#loggedStatus.get(repId);
    this.#agenda.add(now + ms, () => {
      const rep = this.#state.reps.get(repId);
      if (rep?.status !== 'away_missed') return null;
      const { active, connection, inCall, machine } = rep;
      const status = before === undefined || before === 'away_missed' ? 'available' : (before as typeof rep.status);
      return { type: 'rep', repId, active, status, connection, inCall, machine, misses: 0, unanswered: [] };
    });
  }

  /** In the log a visitor is in one conversation at a time; what would still go on here ends when they begin another. */
  #leavesOthers(at: number, { visitorId, conversationId }: { visitorId: string; conversationId: string }): void {
    const other = this.#state.byVisitor.get(visitorId);
    if (!other || other.conversationId === conversationId) return;
    this.#feed(at, { type: 'closed', conversationId: other.conversationId });
  }
}
