import { type ModuleGraph, readWith } from './read-with.ts';

/**
 * Names the one file that holds what a late part needs beyond what the page had before. Left to itself the bundler parts it by
 * which still later parts share it, and each file is one more round trip and compresses by itself.
 */
export function chunkAfter(
  early: string,
  entry: string,
  name: string,
): (id: string, graph: ModuleGraph) => string | null {
  let known: { before: ReadonlySet<string>; own: ReadonlySet<string> } | null = null;
  return (id, graph) => {
    known ??= { before: readWith(early, graph), own: readWith(entry, graph) };
    return known.own.has(id) && !known.before.has(id) ? name : null;
  };
}
