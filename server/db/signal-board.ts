import type { SignalName, Signals } from './signals.ts';
import type { Tx } from './tx.ts';

type InTransaction<N extends SignalName> = (tx: Tx, payload: Signals[N]) => Promise<void> | void;
type AfterCommit<N extends SignalName> = (payload: Signals[N]) => void;

/** The listeners of all signals, in the order they were added. */
export class SignalBoard {
  readonly #inside = new Map<SignalName, InTransaction<never>[]>();
  readonly #after = new Map<SignalName, AfterCommit<never>[]>();

  /** Adds a listener that runs inside the transaction; a throw rolls the command back. Answers with a disposer. */
  inside<N extends SignalName>(name: N, listener: InTransaction<N>): () => void {
    return add(this.#inside, name, listener as InTransaction<never>);
  }

  /** Adds a listener that runs after the commit; it must not throw. Answers with a disposer. */
  after<N extends SignalName>(name: N, listener: AfterCommit<N>): () => void {
    return add(this.#after, name, listener as AfterCommit<never>);
  }

  runInside<N extends SignalName>(tx: Tx, name: N, payload: Signals[N]): Promise<void> {
    const listeners = this.#inside.get(name) as readonly InTransaction<N>[] | undefined;
    return listeners && listeners.length > 0 ? inOrder(listeners, tx, payload) : nobody;
  }

  publish<N extends SignalName>(name: N, payload: Signals[N]): void {
    for (const listener of this.#after.get(name) ?? []) (listener as AfterCommit<N>)(payload);
  }
}

/** Most signals are heard after the commit only. */
const nobody = Promise.resolve();

/** Most listeners have nothing to do with most signals and say so at once: only the others are waited for. */
const inOrder = <N extends SignalName>(
  listeners: readonly InTransaction<N>[],
  tx: Tx,
  payload: Signals[N],
): Promise<void> => {
  for (const [at, listener] of listeners.entries()) {
    const heard = listener(tx, payload);
    if (heard) return andThen(heard, listeners.slice(at + 1), tx, payload);
  }
  return nobody;
};

const andThen = async <N extends SignalName>(
  heard: Promise<void>,
  listeners: readonly InTransaction<N>[],
  tx: Tx,
  payload: Signals[N],
): Promise<void> => {
  await heard;
  await inOrder(listeners, tx, payload);
};

const add = <L>(map: Map<SignalName, L[]>, name: SignalName, listener: L): (() => void) => {
  const list = map.get(name) ?? [];
  list.push(listener);
  map.set(name, list);
  return () => {
    const at = list.indexOf(listener);
    if (at >= 0) list.splice(at, 1);
  };
};
