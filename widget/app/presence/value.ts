import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';

/** A readable that its owner sets. */
export interface Value<T> extends Readable<T> {
  set(next: T): void;
}

/** Makes a value; setting what it is already tells nobody. */
export function createValue<T>(first: T): Value<T> {
  const changed = createListeners();
  let current = first;
  return {
    getSnapshot: () => current,
    subscribe: changed.add,
    set(next) {
      if (Object.is(next, current)) return;
      current = next;
      changed.tell();
    },
  };
}
