import { engineVersion } from '../engine/events.ts';
import type { RoutingState } from '../engine/state.ts';
import { type StepResult, step } from '../engine/step.ts';
import { stateAtStart } from './kept.ts';
import { type LoggedInput, type LogRow, readInput } from './logged-input.ts';

/** Where the engine decided otherwise than it did. */
export interface Deviation {
  seq: number;
  at: number;
  type: string;
  was: string;
  got: string;
}

/** A stretch of the log that no replay can go through. */
export interface Skipped {
  from: number;
  /** Null where nothing came after it. */
  to: number | null;
  why: 'older_engine' | 'erased' | 'no_start';
}

/** Looks at a run from outside, or takes it over. */
export interface Watcher {
  /** True where the input is not to be fed: whoever says so moves the state by themselves from here. */
  takesOver?(input: LoggedInput, state: RoutingState): boolean;
  /** The engine was made, before its first input. */
  begun?(state: RoutingState): void;
  stepped?(input: LoggedInput, result: StepResult): void;
}

/** The conversation whose facts are no more in the log, if this input is one that had some. */
const erasedIn = ({ event }: LoggedInput): string | null =>
  (event.type === 'asked' || event.type === 'pounce_replied' || event.type === 'reopened') && !event.facts
    ? event.conversationId
    : null;

/**
 * Feeds the log to a fresh engine and holds it to what was decided. It begins at a start; a stretch of an older engine, or
 * one in which facts were erased, is left out up to the next start. It stops at the first deviation.
 */
export class LogRunner {
  /** Inputs that were fed. */
  steps = 0;
  deviation: Deviation | null = null;
  readonly skipped: Skipped[] = [];
  /** Conversations whose facts were erased since. */
  readonly erased = new Set<string>();
  readonly #watcher: Watcher;
  #state: RoutingState | null = null;
  #skip: Skipped | null = null;

  constructor(watcher: Watcher = {}) {
    this.#watcher = watcher;
  }

  /** Feeds the next row. */
  feed(row: LogRow): void {
    if (this.deviation) return;
    const input = readInput(row);
    if (input.event.type === 'started') this.#starts(input, input.event);
    const erased = erasedIn(input);
    if (erased !== null) {
      this.erased.add(erased);
      this.#leaveOut(input.at, 'erased');
    }
    const state = this.#state;
    if (!state) this.#leaveOut(input.at, 'no_start');
    else if (!this.#watcher.takesOver?.(input, state)) this.#step(state, input);
  }

  #starts({ at }: LoggedInput, event: Extract<LoggedInput['event'], { type: 'started' }>): void {
    if (event.engine !== engineVersion) this.#leaveOut(at, 'older_engine');
    if (event.engine !== engineVersion || this.#state) return;
    this.#state = stateAtStart(event, at);
    if (!this.#state) return;
    if (this.#skip) this.#skip.to = at;
    this.#skip = null;
    this.#watcher.begun?.(this.#state);
  }

  #step(state: RoutingState, input: LoggedInput): void {
    const { event, at, seed, seq, decisions, trace } = input;
    const result = step(state, event, at, seed);
    this.steps += 1;
    const was = JSON.stringify([decisions, trace]);
    const got = JSON.stringify([result.decisions, result.trace]);
    if (was === got) this.#watcher.stepped?.(input, result);
    else this.deviation = { seq, at, type: event.type, was, got };
  }

  #leaveOut(from: number, why: Skipped['why']): void {
    this.#state = null;
    // What is left out already stays so for the first reason.
    if (this.#skip) return;
    this.#skip = { from, to: null, why };
    this.skipped.push(this.#skip);
  }
}
