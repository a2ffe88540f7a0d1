import { OrderedList } from '../../ordered-list.ts';
import type { RoutingEvent } from '../engine/events.ts';

/** Something that somebody will do, unless it makes no sense any more by then. */
export interface Deed {
  readonly at: number;
  readonly place: number;
  /** Null where there is nothing to do by then. */
  readonly act: () => RoutingEvent | null;
}

/** What people will do, earliest first. */
export class Agenda {
  readonly #deeds = new OrderedList<Deed>((a, b) => a.at - b.at || a.place - b.place);
  #made = 0;

  add(at: number, act: Deed['act']): void {
    this.#made += 1;
    this.#deeds.insert({ at, place: this.#made, act });
  }

  /** When the next one is due. */
  get nextAt(): number {
    return this.#deeds.first()?.at ?? Number.POSITIVE_INFINITY;
  }

  take(): Deed | undefined {
    const deed = this.#deeds.first();
    if (deed) this.#deeds.delete(deed);
    return deed;
  }
}
