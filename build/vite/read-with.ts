/** What the bundler tells of its modules. */
export interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** A module and all that comes with it: what it imports, and what that imports, but not what comes by `import()`. */
export function readWith(entry: string, graph: ModuleGraph): Set<string> {
  const read = new Set([entry]);
  for (const known of read) for (const next of graph.getModuleInfo(known)?.importedIds ?? []) read.add(next);
  return read;
}
