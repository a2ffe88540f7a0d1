/** Buckets are halved at this size: moving so many references at most costs less than comparing them would. */
const bucketSize = 128;

/**
 * A list kept in order under insertions and deletions, in buckets: finding a place takes O(log n) comparisons and moves at
 * most one bucket; the first or last `limit` are read without looking at the rest. `compare` must be a total order.
 */
export class OrderedList<T> {
  size = 0;
  readonly #compare: (a: T, b: T) => number;
  readonly #buckets: T[][] = [];

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  /** A list of many at once, in one sort. */
  static of<T>(items: Iterable<T>, compare: (a: T, b: T) => number): OrderedList<T> {
    const list = new OrderedList<T>(compare);
    const sorted = [...items].sort(compare);
    list.size = sorted.length;
    for (let at = 0; at < sorted.length; at += bucketSize / 2) {
      list.#buckets.push(sorted.slice(at, at + bucketSize / 2));
    }
    return list;
  }

  insert(item: T): void {
    const index = Math.min(this.#bucketOf(item), this.#buckets.length - 1);
    const bucket = this.#buckets[index];
    this.size += 1;
    if (!bucket) {
      this.#buckets.push([item]);
      return;
    }
    bucket.splice(this.#placeIn(bucket, item), 0, item);
    if (bucket.length > bucketSize) this.#buckets.splice(index + 1, 0, bucket.splice(bucketSize / 2));
  }

  /** Takes the item out; it must compare as it did when it was put in. */
  delete(item: T): boolean {
    const index = this.#bucketOf(item);
    const bucket = this.#buckets[index];
    if (!bucket) return false;
    const place = this.#placeIn(bucket, item);
    if (bucket[place] !== item) return false;
    bucket.splice(place, 1);
    if (bucket.length === 0) this.#buckets.splice(index, 1);
    this.size -= 1;
    return true;
  }

  /** The first `limit` items in order, or from the end backwards. */
  take(limit: number, backwards = false): T[] {
    const taken: T[] = [];
    const count = Math.min(limit, this.size);
    for (let step = 0; taken.length < count; step += 1) {
      const bucket = this.#buckets.at(backwards ? -1 - step : step) ?? [];
      for (let at = 0; at < bucket.length && taken.length < count; at += 1) {
        taken.push(bucket[backwards ? bucket.length - 1 - at : at] as T);
      }
    }
    return taken;
  }

  first(): T | undefined {
    return this.#buckets[0]?.[0];
  }

  /** The first item in order that passes; the list may not change while it is looked through. */
  find(passes: (item: T) => boolean): T | undefined {
    for (const bucket of this.#buckets) {
      for (const item of bucket) if (passes(item)) return item;
    }
    return undefined;
  }

  /** The first bucket whose last item is not before `item`; past the end where there is none. */
  #bucketOf(item: T): number {
    const compare = this.#compare;
    const buckets = this.#buckets;
    let low = 0;
    let high = buckets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const bucket = buckets[middle] as T[];
      if (compare(bucket[bucket.length - 1] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeIn(bucket: T[], item: T): number {
    const compare = this.#compare;
    let low = 0;
    let high = bucket.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(bucket[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
