/** What npm writes about one installed package; only the fields used here are named. */
export interface LockEntry {
  version?: string;
  resolved?: string;
  dev?: boolean;
  optional?: boolean;
  license?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  engines?: Record<string, string>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export interface Lockfile {
  packages: Record<string, LockEntry>;
}

export interface Missing {
  /** The package that asks for it. */
  parent: string;
  name: string;
  range: string;
}

/** Where Node would look for `name` from the package at `path`, nearest first. */
function* places(path: string, name: string): Generator<string> {
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    yield `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (folder === '') return;
  }
}

/** Dependencies, optional ones too, that a lock names and does not hold: `npm ci` refuses such a lock. */
export function missingFromLock(lock: Lockfile): Missing[] {
  const missing: Missing[] = [];
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries({ ...entry.dependencies, ...entry.optionalDependencies })) {
      if (![...places(parent, name)].some((place) => place in lock.packages)) missing.push({ parent, name, range });
    }
  }
  return missing;
}
