import type { Contract, OutputOf } from '../../protocol/contract.ts';

/**
 * How a connection parses what the router says; undefined means garbage. The console uses `zodChecks`, the widget its
 * guards, because zod alone would break the widget's budget.
 */
export interface Checks<C extends Contract, P extends object> {
  output<K extends keyof C & string>(event: K, data: unknown): OutputOf<C, K> | undefined;
  push<K extends keyof P & string>(event: K, data: unknown): P[K] | undefined;
  /** The pushes to listen to. */
  readonly pushes: readonly (keyof P & string)[];
}
