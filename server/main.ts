import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../shared/domain/clock.ts';
import { type App, buildApp } from './app.ts';
import { newCommandToken, postCommandToken } from './command-line.ts';
import { type Config, readConfig } from './config/config.ts';
import { northwindSite } from './features/demo/northwind-site.ts';
import { createSmtpTransport } from './features/mail/smtp-transport.ts';
import { nodeTimers } from './features/timers.ts';
import { noGeoIp, openGeoIp } from './features/visitors/geo-ip.ts';
import { createPinoLog } from './observability/pino-log.ts';
import { createPracticeProcess, type PracticeOptions } from './practice-process.ts';
import { socketLimits } from './realtime/limits.ts';
import { seedDemo } from './seed-demo.ts';

const stopMs = 10_000;

/** Lines for whoever started the router; the log proper is JSON. */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const giveUp = (lines: string[]): never => {
  for (const line of lines) process.stderr.write(`foyer: ${line}\n`);
  process.exit(1);
};

const folder = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A port that is free now; the public address has to be known before the router listens. */
const freePort = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const reasonOf = (error: unknown, config: Config): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${config.port} on ${config.host} is taken; set FOYER_PORT to another one`;
  if (code === 'EADDRNOTAVAIL') return `${config.host} is not an address of this machine (FOYER_HOST)`;
  if (code === 'EACCES') return `this user may not use port ${config.port} or ${config.dataDir}`;
  if (['FolderInUse', 'NewerSchema', 'NotUnicode', 'BadGeoIpFile'].includes(error.name)) return error.message;
  return error.stack ?? error.message;
};

/** Brings the demo its visitors for as long as the switch is on; answers with what ends them. */
const playVisitors = async (
  { core, services }: App,
  wanted: boolean | null,
  options: Omit<PracticeOptions, 'siteKey' | 'timers'>,
): Promise<() => Promise<void>> => {
  const { practice } = services;
  if (wanted !== null) await practice.startWith(wanted);
  const visitors = createPracticeProcess({ ...options, siteKey: northwindSite.key, timers: nodeTimers });
  const deaf = core.board.after('settings.changed', () => visitors.want(practice.isOn()));
  visitors.want(practice.isOn());
  return async () => {
    deaf();
    await visitors.stop();
  };
};

/** Starts the router; answers with where it is and what stops it. */
const start = async (config: Config): Promise<{ publicUrl: string; end: () => Promise<void> }> => {
  const log = createPinoLog(config.logLevel);
  const port = config.port === 0 ? await freePort(config.host) : config.port;
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  if (config.demo) {
    const { dataDir } = config;
    const made = await seedDemo({ dataDir, publicUrl, now: systemClock.now(), log });
    if (made) say('Made the demo workspace: Northwind Robotics, with a month of history.');
  }
  const commandToken = newCommandToken();
  const practiceKey = config.practiceKey ?? (config.demo ? randomBytes(32).toString('base64url') : null);
  const geoIp = config.geoIpFile === null ? noGeoIp : await openGeoIp(config.geoIpFile);
  const app = await buildApp({
    ...config,
    geoIp,
    mail: config.mail && createSmtpTransport(config.mail.url, config.mail.from),
    commandToken,
    practiceKey,
    publicUrl,
    folders: {
      console: folder('dist/console'),
      widget: folder('dist/widget'),
      demo: config.demo ? folder('widget/demo') : null,
    },
    limits: { sockets: socketLimits, requests: { points: 1_200, seconds: 60 } },
    clock: systemClock,
    log,
  });
  try {
    await app.http.listen({ host: config.host, port });
  } catch (error) {
    await app.stop();
    throw error;
  }
  // Under an address that means all of them the router is at home as well.
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  const unpost = postCommandToken(config.dataDir, { host, port, token: commandToken });
  const setUp = config.demo ? null : await app.services.setUp.issueCode();
  if (setUp) {
    say(`This router is empty. Open ${app.services.links.setup()} and give the code ${setUp.code}`);
    say('It is good once, for 24 hours; each start makes a new one.');
  }
  const noMoreVisitors =
    config.demo && practiceKey !== null
      ? await playVisitors(app, config.practice, {
          routerUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
          publicUrl,
          key: practiceKey,
          log,
        })
      : async () => {};
  return {
    publicUrl,
    end: async () => {
      unpost();
      await noMoreVisitors();
      await app.stop();
    },
  };
};

const read = readConfig(process.env);
if (!read.ok) giveUp(read.lines);
else {
  const { config } = read;
  try {
    const { publicUrl, end } = await start(config);
    const stop = (): void => {
      setTimeout(() => process.exit(1), stopMs).unref();
      end().then(
        () => process.exit(0),
        (error: unknown) => giveUp([reasonOf(error, config)]),
      );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    // Last: whoever reads this may ask for the end at once.
    say(`FOYER READY ${publicUrl}`);
  } catch (error) {
    giveUp([reasonOf(error, config)]);
  }
}
