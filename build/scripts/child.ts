import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { projectRoot } from './project-root.ts';
import { toolEnvironment } from './run-command.ts';

/** A process that lives until it is stopped. */
export interface Child {
  process: ChildProcess;
  /** Its exit code; 1 where a signal ended it. */
  ended: Promise<number>;
  /** Asks it to end, forces it after `graceMs`, and waits. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts a process in a group of its own: a Ctrl-C in the terminal reaches only us, and we stop our children in order
 * and once.
 */
export function startChild(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; stdio: SpawnOptions['stdio'] },
): Child {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: toolEnvironment(options.env),
    stdio: options.stdio,
    detached: process.platform !== 'win32',
  });
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      // Its own children too, such as Electron's renderers.
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
    } catch {
      // It ended in between.
    }
  };
  // However we end, nothing of ours stays behind.
  const onExit = (): void => signal('SIGKILL');
  process.once('exit', onExit);
  void ended.then(() => process.off('exit', onExit));
  return {
    process: child,
    ended,
    stop: async (graceMs) => {
      if (isOver()) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => signal('SIGKILL'), graceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
