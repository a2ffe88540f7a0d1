import fc from 'fast-check';

/** Values that parsers and handlers trip over. */
const nasty: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  [],
  {},
  [[]],
  '__proto__',
  { __proto__: null },
  { constructor: { prototype: { admin: true } } },
  { length: -1 },
  { toString: 1, valueOf: 2 },
  JSON.parse('{"then":1}'),
  '\u0000',
  '\ud800',
  '\u202eevil',
  "' or 1=1; drop table people; --",
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(9_000),
];

const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) !== null;

/** Every place of a value, by its path. */
const pathsOf = (value: unknown, path: readonly string[] = []): string[][] => {
  if (!isJson(value) && !Array.isArray(value)) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))];
};

const replace = (value: unknown, path: readonly string[], by: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Json) }) as Json;
  copy[key] = replace((value as Json)[key], rest, by);
  return copy;
};

const drop = (value: unknown, path: readonly string[]): unknown => {
  const [key, ...rest] = path;
  if (key === undefined || !isJson(value)) return {};
  const { [key]: gone, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: drop(gone, rest) };
};

/** Garbage in the place of a well-formed input: anything at all, or the input with one thing wrong. */
export const garbageFor = (input: unknown): fc.Arbitrary<unknown> => {
  const place = fc.constantFrom(...pathsOf(input));
  return fc.oneof(
    anything,
    fc.tuple(place, anything).map(([path, value]) => replace(input, path, value)),
    place.map((path) => drop(input, path)),
  );
};
