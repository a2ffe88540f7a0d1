import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../shared/domain/clock.ts';
import { type App, type AppLimits, buildApp } from '../app.ts';
import type { MailTransport } from '../features/mail/mail-transport.ts';
import { type GeoIp, noGeoIp } from '../features/visitors/geo-ip.ts';
import type { Log } from '../observability/log.ts';
import { socketLimits } from '../realtime/limits.ts';
import { silentLog } from './support/a-store.ts';

export interface BootOptions {
  clock?: Clock;
  demo?: boolean;
  /** An existing data folder, which is left alone at the end; else a fresh one, which is removed. */
  dataDir?: string;
  log?: Log;
  limits?: Partial<AppLimits>;
  metricsToken?: string;
  commandToken?: string;
  practiceKey?: string;
  publicUrl?: string;
  trustProxy?: false | number | string[];
  geoIp?: GeoIp;
  privateWebhooks?: boolean;
  mail?: MailTransport;
}

export interface Booted {
  /** The router's own origin, such as `http://localhost:41234`. */
  url: string;
  app: App;
  dataDir: string;
  close(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

const plenty = { points: 1_000_000, seconds: 60 };
const generous: SocketLimitsOf<AppLimits> = {
  rep: { read: plenty, words: plenty, write: plenty, signal: plenty, guarded: plenty },
  visitor: { read: plenty, words: plenty, write: plenty, signal: plenty, guarded: plenty },
  visitorAddress: plenty,
  handshakes: plenty,
};
type SocketLimitsOf<L extends { sockets: unknown }> = L['sockets'];

/** The limits of the product, for tests about limits. */
export const productLimits: AppLimits = { sockets: socketLimits, requests: { points: 1_200, seconds: 60 } };

/** The whole router on a free port with a real database file. */
export const bootApp = async (options: BootOptions = {}): Promise<Booted> => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'foyer-boot-'));
  const folder = (name: string) => join(import.meta.dirname, '../..', name);
  const app = await buildApp({
    dataDir,
    publicUrl: options.publicUrl ?? url,
    trustProxy: options.trustProxy ?? false,
    metricsToken: options.metricsToken ?? null,
    commandToken: options.commandToken ?? 'the word of the command line',
    practiceKey: options.practiceKey ?? null,
    geoIp: options.geoIp ?? noGeoIp,
    privateWebhooks: options.privateWebhooks ?? false,
    mail: options.mail ?? null,
    demo: options.demo ?? false,
    folders: {
      console: folder('dist/console'),
      widget: folder('dist/widget'),
      demo: options.demo ? folder('widget/demo') : null,
    },
    limits: { sockets: generous, requests: plenty, ...options.limits },
    clock: options.clock ?? systemClock,
    log: options.log ?? silentLog,
  });
  await app.http.listen({ host: '127.0.0.1', port });
  return {
    url,
    app,
    dataDir,
    async close() {
      await app.stop();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
