import { execFileSync, spawn } from 'node:child_process';
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
  /** By TLS, at its name where it is on 127.0.0.1, and the file of the certificate it shows, which nobody has signed. */
  readonly byTls: { readonly url: string; readonly certificate: string };
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

const makeCertificate = (key: string, certificate: string, ip: string): void => {
  const names = `subjectAltName=DNS:localhost,IP:${ip}`;
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const what = [
    'req',
    '-x509',
    ...kind,
    '-subj',
    '/CN=localhost',
    '-addext',
    names,
    '-keyout',
    key,
    '-out',
    certificate,
  ];
  execFileSync('openssl', what, { stdio: 'ignore' });
};

/**
 * A real relay on this machine, as docs/calls.md sets one up but for what a single machine needs: peers on loopback. What it
 * relays comes from `relayIp`.
 */
export const startCoturn = async (given?: number, ip = '127.0.0.1', relayIp = ip): Promise<Coturn> => {
  const port = given ?? (await freePort());
  const tlsPort = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'foyer-coturn-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  makeCertificate(key, certificate, ip);
  let child: ReturnType<typeof spawn> | null = null;

  const start = async (): Promise<void> => {
    const started = spawn(
      'turnserver',
      [
        ...['-n', '--no-cli', '--no-dtls', '--no-multicast-peers', '--allow-loopback-peers'],
        ...[`--listening-ip=${ip}`, `--relay-ip=${relayIp}`, `--listening-port=${port}`],
        ...[`--tls-listening-port=${tlsPort}`, `--cert=${certificate}`, `--pkey=${key}`],
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
  const host = ip.includes(':') ? `[${ip}]` : ip;
  const name = ip === '127.0.0.1' ? 'localhost' : host;
  return {
    port,
    secret,
    urls: [`turn:${host}:${port}?transport=udp`, `turn:${host}:${port}?transport=tcp`],
    byTls: { url: `turns:${name}:${tlsPort}?transport=tcp`, certificate },
    kill,
    start,
    async dispose() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
