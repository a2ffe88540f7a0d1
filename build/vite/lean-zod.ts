import type { Plugin } from 'vite';

/** The schemas of zod, with what turns them into JSON Schema: the console only parses. */
const schemas = /\/zod\/v4\/classic\/schemas\.js$/;

const narrowings: readonly [from: string, to: string][] = [
  [
    'import * as processors from "../core/json-schema-processors.js";',
    `import { aggregateChecks } from "../core/json-schema-processors.js";
const processors = { aggregateChecks };`,
  ],
  [
    'import { createStandardJSONSchemaMethod, createToJSONSchemaMethod } from "../core/to-json-schema.js";',
    `const refuse = () => () => { throw new Error('no JSON Schema is made here'); };
const createStandardJSONSchemaMethod = refuse;
const createToJSONSchemaMethod = refuse;`,
  ],
];

/** Leaves the making of JSON Schema out of zod: code the console reads at each start and never runs. */
export const leanZod = (): Plugin => ({
  name: 'foyer-lean-zod',
  enforce: 'pre',
  apply: 'build',
  transform(code, id) {
    if (!schemas.test(id)) return null;
    const lean = narrowings.reduce((before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`${id} no longer says ${from}`);
      return before.replace(from, to);
    }, code);
    // What is read off a schema (`minValue`, `maxLength`) stays.
    const read = lean.split('\n').filter((line) => !line.includes('processJSONSchema'));
    const other = read.find((line) => /processors\.(?!aggregateChecks\b|js\b)/.test(line));
    if (other !== undefined) throw new Error(`${id} needs more of the processors: ${other.trim()}`);
    return { code: lean, map: null };
  },
});
