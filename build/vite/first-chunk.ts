import { type ModuleGraph, readWith } from './read-with.ts';

/**
 * Names the one file that holds all a page reads before its first screen: what its entry imports, and what that imports, but
 * not what comes by `import()`. Left to itself the bundler parts it into a dozen files by who else needs them, and each is one
 * more round trip before anything is drawn.
 */
export function firstChunk(entry: string, name: string): (id: string, graph: ModuleGraph) => string | null {
  let first: Set<string> | null = null;
  return (id, graph) => {
    if (first === null) {
      first = readWith(entry, graph);
      // The entry acts when it is read: it must not come along where another page shares the file.
      first.delete(entry);
    }
    return first.has(id) ? name : null;
  };
}
