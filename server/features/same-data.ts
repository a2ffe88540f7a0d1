type Fields = Record<string, unknown>;

/**
 * True for equal plain data: what JSON can say. Lists compare hundreds of items several times a second, and Node's own
 * comparison, which knows every kind of object, costs twenty times as much.
 */
export const sameData = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  let fields = 0;
  for (const key in a) {
    fields += 1;
    if (!(key in b) || !sameData((a as Fields)[key], (b as Fields)[key])) return false;
  }
  for (const _ in b) fields -= 1;
  return fields === 0;
};
