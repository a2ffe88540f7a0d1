import type { Contract, OutputOf, ParsedInputOf } from '../../shared/protocol/contract.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { Result } from '../../shared/protocol/result.ts';
import type { VisitorContract } from '../../shared/protocol/visitor/contract.ts';
import type { RepActor, VisitorActor } from '../features/actor.ts';

/** The socket a request came by, as handlers may know it: no Socket.IO type leaves the wrapper. */
export interface Line<A> {
  readonly id: string;
  readonly actor: A;
}

/** Hears of every socket of both namespaces. */
export interface LineWatch {
  opened(lineId: string): void;
  /** `silent` where nothing was heard for too long; else it was closed, by a page that went away where `pageLeft`. */
  closed(lineId: string, silent: boolean, pageLeft?: boolean): void;
}

/** A visitor's socket: which tab it belongs to, and the address its limits are counted for. */
export interface VisitorLine extends Line<VisitorActor> {
  readonly tabId: string;
  readonly address: string;
}

export type Handlers<C extends Contract, L, K extends keyof C = keyof C> = {
  [E in K]: (line: L, input: ParsedInputOf<C, E>) => Promise<Result<OutputOf<C, E>>>;
};

/** Handlers of some events of `/rep`; each feature gives its own, the wrapper joins them. */
export type RepHandlers<K extends keyof RepContract = keyof RepContract> = Handlers<RepContract, Line<RepActor>, K>;

/** Handlers of some events of `/visitor`. */
export type VisitorHandlers<K extends keyof VisitorContract = keyof VisitorContract> = Handlers<
  VisitorContract,
  VisitorLine,
  K
>;
