import { expect } from 'vitest';

type Body = (...values: never[]) => unknown;
type Hook = () => unknown;

/** Tests in the order they were written, to be run without a runner: each mutation has modules of its own. */
export const collected: { title: string; run: Hook }[] = [];

/** What goes after each test of the file, as the tests wrote it. */
export const afterEachOf: Hook[] = [];

/** The descriptions that lie around what is written now. */
const around: string[] = [];

const add = (title: string, run: Hook): void => {
  collected.push({ title: [...around, title].join(' '), run });
};

/** As Vitest's `it`; options may stand between. */
const it = (title: string, ...rest: unknown[]): void => add(title, rest.at(-1) as Hook);

it.each =
  (rows: readonly unknown[]) =>
  (title: string, body: Body): void => {
    for (const row of rows) {
      const values = (Array.isArray(row) ? row : [row]) as never[];
      add(`${title} ${String(values[0])}`, () => body(...values));
    }
  };

const describe = (title: string, body: () => void): void => {
  around.push(title);
  body();
  around.pop();
};

const afterEach = (hook: Hook): void => {
  afterEachOf.push(hook);
};

export { afterEach, describe, expect, it, it as test };
