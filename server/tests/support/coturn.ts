import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Coturn {
  readonly port: number;
  readonly secret: string;
  /** By UDP and by TCP. */
  readonly urls: readonly [string, string];
  /** Ends it as a power cut would, and starts it again on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  dispose(): Promise<void>;
}

const secret = 'a secret of tests only';

const readyWithinMs = 15_000;

const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** A real relay on this machine, as docs/calls.md sets one up but for what a single machine needs: peers on loopback. */
export const startCoturn = async (given?: number, ip = '127.0.0.1'): Promise<Coturn> => {
  const port = given ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'foyer-coturn-'));
  let child: ReturnType<typeof spawn> | null = null;

  const start = async (): Promise<void> => {
    const started = spawn(
      'turnserver',
      [
        ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-multicast-peers', '--allow-loopback-peers'],
        ...[`--listening-ip=${ip}`, `--relay-ip=${ip}`, `--listening-port=${port}`],
        ...['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=foyer.example', '--fingerprint'],
        ...['--log-file=stdout', '--simple-log', `--pidfile=${join(folder, 'pid')}`, `--userdb=${join(folder, 'db')}`],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child = started;
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    const deadline = Date.now() + readyWithinMs;
    while (!(await listens(ip, port))) {
      if (started.exitCode !== null || Date.now() > deadline) throw new Error(`coturn does not listen:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  };

  await start();
  return {
    port,
    secret,
    urls: [`turn:${ip}:${port}?transport=udp`, `turn:${ip}:${port}?transport=tcp`],
    kill,
    start,
    async dispose() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
