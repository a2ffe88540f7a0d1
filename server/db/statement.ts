import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Stands in a compiled statement where a parameter's value will be put. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * How a statement that as good as always writes one row may wait for others of its turn: `insert` goes with other rows of
 * its kind in one statement; a later change of the same `row` is joined to the one that waits. Whoever runs it is told
 * `1` at once; where that turns out wrong the turn begins anew and nothing of it waits. See ADR 0012.
 */
export type Late<P> = 'insert' | { row(params: P): string; join(earlier: P, later: P): P };

/** A statement that Kysely compiles once per engine and the engine runs with fresh parameters. */
export interface Statement<P, R> {
  readonly name: string;
  readonly late?: Late<P> | undefined;
  compile(k: Kysely<Database>): CompiledStatement<P, R>;
}

export interface CompiledStatement<P, R> {
  readonly sql: string;
  bind(params: P): unknown[];
  /** Carries the row type; never read. */
  readonly row?: R;
}

type Param<P> = <K extends keyof P & string>(name: K) => P[K];

const registry = new Map<string, Statement<never, unknown>>();

/** All statements defined so far; a test reads the plan of each. */
export const definedStatements = (): ReadonlyMap<string, Statement<never, unknown>> => registry;

/** Defines a hot statement: `build` is called once per engine with a function that names its parameters. */
export const statement =
  <P extends Record<string, unknown>>() =>
  <R>(name: string, build: (k: Kysely<Database>, p: Param<P>) => Compilable<R>, late?: Late<P>): Statement<P, R> => {
    if (registry.has(name)) throw new Error(`statement ${name} is defined twice`);
    const defined: Statement<P, R> = {
      name,
      late,
      compile: (k) => {
        const slot = ((key: string) => new Slot(key)) as unknown as Param<P>;
        const compiled: CompiledQuery<R> = build(k, slot).compile();
        const parts = compiled.parameters;
        const names = parts.map((part) => (part instanceof Slot ? part.name : null));
        return {
          sql: compiled.sql,
          bind: (params) =>
            names.map((name, at) => (name === null ? parts[at] : (params as Record<string, unknown>)[name])),
        };
      },
    };
    registry.set(name, defined as unknown as Statement<never, unknown>);
    return defined;
  };

/** Reads by hot statements. SQLite answers with a value, PostgreSQL with a promise: always `await` it. */
export interface Reads {
  all<P, R>(statement: Statement<P, R>, params: P): R[] | Promise<R[]>;
  get<P, R>(statement: Statement<P, R>, params: P): R | undefined | Promise<R | undefined>;
}

/** Runs hot statements inside a command. */
export interface Statements extends Reads {
  /** Answers with the number of rows written. */
  run<P, R>(statement: Statement<P, R>, params: P): number | Promise<number>;
}
