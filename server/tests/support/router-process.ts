import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The router as it is shipped: a process of its own. */
export interface RouterProcess {
  url: string;
  child: ChildProcess;
  /** Everything it said so far. */
  said(): string;
  /** Sends a signal and resolves with the exit code, or null where it was killed, and how long it took. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<{ code: number | null; ms: number }>;
}

const startMs = 60_000;
const root = join(import.meta.dirname, '../../..');

/** Starts `server/main.ts`; resolves when it says it is ready, rejects with its words where it ends before. */
export const startRouter = (environment: Record<string, string>): Promise<RouterProcess> => {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, FOYER_LOG_LEVEL: 'warn', FOYER_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not ready in time: ${text}`));
    }, startMs);
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      const url = /^FOYER READY (\S+)$/m.exec(text)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({
        url,
        child,
        said: () => text,
        end: async (signal) => {
          const began = performance.now();
          child.kill(signal);
          return { code: await ended, ms: performance.now() - began };
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}: ${text}`));
    });
  });
};
