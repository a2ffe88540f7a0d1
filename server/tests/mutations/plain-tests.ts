import { expect } from 'vitest';

type Body = (...values: never[]) => unknown;

/** Tests in the order they were written, to be run without a runner: each mutation has modules of its own. */
export const collected: { title: string; run: () => unknown }[] = [];

const add = (title: string, run: () => unknown): void => {
  collected.push({ title, run });
};

/** As Vitest's `it`; options may stand between. */
const it = (title: string, ...rest: unknown[]): void => add(title, rest.at(-1) as () => unknown);

it.each =
  (rows: readonly unknown[]) =>
  (title: string, body: Body): void => {
    for (const row of rows) {
      const values = (Array.isArray(row) ? row : [row]) as never[];
      add(`${title} ${String(values[0])}`, () => body(...values));
    }
  };

const describe = (_: string, body: () => void): void => body();

export { describe, expect, it, it as test };
