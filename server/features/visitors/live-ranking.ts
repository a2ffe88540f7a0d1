import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { groupShown, type LiveSummary } from '../../../shared/protocol/rep/live.ts';
import { OrderedList } from '../ordered-list.ts';
import { type LiveQuery, matcher } from './live-filter.ts';
import { orders, type Place, standsWhereItStood } from './live-place.ts';

/** What stands at one place of the ranking: one visitor, or the people of one company in the order of the ranking. */
interface Unit {
  readonly key: string;
  readonly members: Place[];
}

/** The visitors of one query in order, as of when it followed their changes. A change costs O(log n), and O(k) in a company of k people. */
export class LiveRanking {
  readonly matches: (place: Place) => boolean;
  readonly watchers = new Set<() => void>();
  readonly #grouped: boolean;
  readonly #compare: (a: Place, b: Place) => number;
  readonly #units = new Map<string, Unit>();
  readonly #unitOf = new Map<string, Unit>();
  readonly #list: OrderedList<Unit>;

  constructor(query: LiveQuery, places: Iterable<Place>) {
    this.matches = matcher(query);
    this.#grouped = query.grouped;
    this.#compare = orders[query.order];
    for (const place of places) {
      if (!this.matches(place)) continue;
      const unit = this.#openUnit(place);
      unit.members.push(place);
      this.#unitOf.set(place.id, unit);
    }
    for (const { members } of this.#units.values()) if (members.length > 1) members.sort(this.#compare);
    const first = ({ members }: Unit) => members[0] as Place;
    this.#list = OrderedList.of(this.#units.values(), (a, b) => this.#compare(first(a), first(b)));
  }

  get size(): number {
    return this.#unitOf.size;
  }

  /** A visitor came, changed, or went (`place` is null) since the ranking followed them last. */
  follow(id: string, place: Place | null): void {
    const unit = this.#unitOf.get(id);
    const at = unit?.members.findIndex((member) => member.id === id) ?? -1;
    const stood = unit?.members[at];
    const fits = place !== null && this.matches(place);
    if (unit && stood && fits && standsWhereItStood(stood, place)) {
      unit.members[at] = place;
      return;
    }
    if (unit) this.#remove(unit, at, id);
    if (fits) this.#add(place);
  }

  #add(place: Place): void {
    const unit = this.#openUnit(place);
    const { members } = unit;
    if (members.length > 0) this.#list.delete(unit);
    const at = members.findIndex((member) => this.#compare(member, place) > 0);
    members.splice(at < 0 ? members.length : at, 0, place);
    this.#unitOf.set(place.id, unit);
    this.#list.insert(unit);
  }

  #remove(unit: Unit, at: number, id: string): void {
    this.#list.delete(unit);
    unit.members.splice(at, 1);
    this.#unitOf.delete(id);
    if (unit.members.length > 0) this.#list.insert(unit);
    else this.#units.delete(unit.key);
  }

  /** The first cards in order, about `limit`: a company's people stay together. */
  take(limit: number): { items: VisitorCard[]; larger: LiveSummary['larger'] } {
    const items: VisitorCard[] = [];
    const larger: LiveSummary['larger'] = [];
    for (const { key, members } of this.#list.take(limit)) {
      if (items.length >= limit) break;
      for (const { card } of members.length > groupShown ? members.slice(0, groupShown) : members) items.push(card);
      if (members.length > groupShown) larger.push({ accountId: key, people: members.length });
    }
    return { items, larger };
  }

  #openUnit({ id, card }: Place): Unit {
    const key = (this.#grouped ? card.company?.accountId : undefined) ?? id;
    const known = this.#units.get(key);
    if (known) return known;
    const unit: Unit = { key, members: [] };
    this.#units.set(key, unit);
    return unit;
  }
}
