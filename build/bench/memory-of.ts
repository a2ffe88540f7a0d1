import { readdirSync, readFileSync } from 'node:fs';

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended in between.
    return '';
  }
};

/** The parent in a process's `stat` line; the program's name stands in parentheses and may hold anything. */
export function parentIn(stat: string): number {
  return Number(/^.*\) \S (\d+)/s.exec(stat)?.[1] ?? Number.NaN);
}

/** A process and all that descend from it, of a list of process and parent. */
export function familyOf(pid: number, parents: ReadonlyMap<number, number>): number[] {
  const family = [pid];
  for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child);
  return family;
}

/** Kilobytes in a `smaps_rollup`: the share of every page that is the process's own. */
export function pssIn(rollup: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
}

/** What Chromium calls a process in its command line, whose words are parted by zeros or, where it wrote them anew, by spaces. */
export function kindIn(commandLine: string): string {
  return /(?:^|[\0 ])--type=([a-z-]+)/.exec(commandLine)?.[1] ?? 'main';
}

/** Proportional set size of a process and all its descendants, in kilobytes by kind of process. Linux only. */
export function memoryOf(pid: number): Record<string, number> {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(pids.map((one) => [one, parentIn(readOr(`/proc/${one}/stat`))]));
  const byKind: Record<string, number> = {};
  for (const one of familyOf(pid, parents)) {
    const kind = kindIn(readOr(`/proc/${one}/cmdline`));
    byKind[kind] = (byKind[kind] ?? 0) + pssIn(readOr(`/proc/${one}/smaps_rollup`));
  }
  return byKind;
}
