import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_TARGETS, type BuildTarget } from './build-targets.ts';
import { inputHash } from './input-hash.ts';
import { projectRoot } from './project-root.ts';

export interface BuildOptions {
  /** Names of targets; all where left out. */
  only?: readonly string[];
  /** Build also what is fresh. */
  force?: boolean;
  say?: (line: string) => void;
}

const stampFile = (target: BuildTarget): string => join(projectRoot, 'dist/.built', target.name);

function isFresh(target: BuildTarget, hash: string): boolean {
  const stamp = stampFile(target);
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === hash &&
    target.outputs.every((output) => existsSync(join(projectRoot, output)))
  );
}

async function buildTarget(target: BuildTarget, hash: string): Promise<void> {
  const missing = target.entries.filter((entry) => !existsSync(join(projectRoot, entry)));
  if (missing.length > 0) throw new Error(`cannot build ${target.name}: ${missing.join(', ')} not found`);
  // A build that breaks half-way must not look fresh afterwards.
  rmSync(stampFile(target), { force: true });
  const { build, createLogger } = await import('vite');
  const logger = createLogger('warn');
  const lost: string[] = [];
  // Vite keeps what it finds: built from within a test it would put the packages' debugging halves into what is shipped.
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = 'production';
  using stack = new DisposableStack();
  stack.defer(() => {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  });
  for (const config of await target.configs()) {
    await build({
      mode: 'production',
      logLevel: 'warn',
      ...config,
      customLogger: {
        ...logger,
        // The caller shows it.
        error: () => {},
        // Vite leaves a link that leads nowhere as it is, and calls the build a success.
        warn: (message, options) => {
          if (message.includes("doesn't exist at build time")) lost.push(message.trim());
          else logger.warn(message, options);
        },
        warnOnce: (message, options) => {
          if (message.includes("doesn't exist at build time")) lost.push(message.trim());
          else logger.warnOnce(message, options);
        },
      },
    });
  }
  if (lost.length > 0) throw new Error(`building ${target.name}: ${lost.join('; ')}`);
  const absent = target.outputs.filter((output) => !existsSync(join(projectRoot, output)));
  if (absent.length > 0) throw new Error(`building ${target.name} left out ${absent.join(', ')}`);
  mkdirSync(join(projectRoot, 'dist/.built'), { recursive: true });
  writeFileSync(stampFile(target), hash);
}

/** Builds every target whose inputs changed since its last build; answers the names of those it built. */
export async function buildStale(options: BuildOptions = {}): Promise<string[]> {
  const { only, force = false, say = () => {} } = options;
  const built: string[] = [];
  for (const target of BUILD_TARGETS) {
    if (only && !only.includes(target.name)) continue;
    const hash = inputHash(projectRoot, target.inputs);
    if (!force && isFresh(target, hash)) continue;
    const started = performance.now();
    await buildTarget(target, hash);
    say(`built ${target.name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    built.push(target.name);
  }
  return built;
}
