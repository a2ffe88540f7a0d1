/** Says whether a value has a shape. The smallest part of a schema library that the widget can afford. */
export type Guard = (value: unknown) => boolean;

const asRecord = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

export const text: Guard = (value) => typeof value === 'string';
export const flag: Guard = (value) => typeof value === 'boolean';
/** Whatever it is: somebody else judges it. */
export const anything: Guard = () => true;
/** A safe integer from `least` on. */
export const whole =
  (least = 0): Guard =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least;
export const matching =
  (pattern: RegExp): Guard =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
export const literal =
  (...allowed: (string | boolean)[]): Guard =>
  (value) =>
    allowed.includes(value as string | boolean);
export const nullable =
  (guard: Guard): Guard =>
  (value) =>
    value === null || guard(value);
export const optional =
  (guard: Guard): Guard =>
  (value) =>
    value === undefined || guard(value);
export const list =
  (guard: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(guard);
export const shape =
  (parts: Record<string, Guard>): Guard =>
  (value) => {
    const record = asRecord(value);
    return record !== null && Object.entries(parts).every(([key, guard]) => guard(record[key]));
  };
/** Any keys, each with a value of its kind. */
export const record =
  (guard: Guard): Guard =>
  (value) => {
    const known = asRecord(value);
    return known !== null && Object.values(known).every(guard);
  };
/** One of several shapes, told apart by the literal under `key`. */
export const variant =
  (key: string, shapes: Record<string, Guard>): Guard =>
  (value) => {
    const record = asRecord(value);
    const name = record?.[key];
    return typeof name === 'string' && Object.hasOwn(shapes, name) && shapes[name]?.(value) === true;
  };
