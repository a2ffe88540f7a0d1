import { resolve } from 'node:path';
import * as z from 'zod';
import { type IceUrl, readIceUrl } from './ice-url.ts';

const loopbackHosts = ['127.0.0.1', '::1', 'localhost'];

const flag = z.enum(['0', '1', 'false', 'true', '']).transform((text) => text === '1' || text === 'true');

/** How far `X-Forwarded-For` is believed: no proxy, a number of hops, or the proxies' addresses. */
export type TrustProxy = false | number | string[];

const trustProxy = z.string().transform((text, context): TrustProxy => {
  const value = text.trim();
  if (value === '' || value === '0' || value === 'false') return false;
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const addresses = value.split(',').map((part) => part.trim());
  if (addresses.every((part) => /^([0-9a-f:.]+(\/\d{1,3})?|loopback|linklocal|uniquelocal)$/i.test(part)))
    return addresses;
  context.addIssue({ code: 'custom', message: 'give a number of proxies, or their addresses separated by commas' });
  return z.NEVER;
});

const publicUrl = z.url({ protocol: /^https?$/, error: 'give an http or https URL' }).transform((text, context) => {
  const url = new URL(text);
  if (url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin;
  context.addIssue({ code: 'custom', message: 'give the origin only, such as https://chat.example.com' });
  return z.NEVER;
});

const iceUrl = z.string().transform((text, context): IceUrl => {
  const url = readIceUrl(text);
  if (url) return url;
  context.addIssue({
    code: 'custom',
    message:
      'give STUN and TURN addresses separated by commas, such as stun:turn.example.com:3478, turn:turn.example.com:3478?transport=udp or turns:turn.example.com:5349?transport=tcp',
  });
  return z.NEVER;
});

const isLocalUrl = (url: string): boolean => loopbackHosts.includes(new URL(url).hostname.replaceAll(/[[\]]/g, ''));

const Environment = z
  .object({
    FOYER_HOST: z.string().min(1).default('127.0.0.1'),
    FOYER_PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'give a port number')
      .default('4600')
      .transform(Number)
      .refine((port) => port <= 65_535, 'give a port number up to 65535'),
    FOYER_DATA_DIR: z.string().min(1).default('data'),
    FOYER_PUBLIC_URL: publicUrl.optional(),
    FOYER_TRUST_PROXY: trustProxy.default(false),
    FOYER_DEMO: flag.default(false),
    FOYER_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    FOYER_ICE_URLS: z
      .string()
      .default('')
      .transform((text) =>
        text
          .split(',')
          .map((url) => url.trim())
          .filter(Boolean),
      )
      .pipe(z.array(iceUrl)),
    FOYER_TURN_SECRET: z.string().min(16, 'give at least 16 characters').optional(),
    FOYER_GEOIP_FILE: z.string().min(1).optional(),
    FOYER_PRIVATE_WEBHOOKS: flag.default(false),
    FOYER_SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/\S+$/, 'give a mail server such as smtp://user:password@mail.example.com:587')
      .refine((text) => URL.canParse(text), 'give a mail server such as smtp://user:password@mail.example.com:587')
      .optional(),
    FOYER_MAIL_FROM: z
      .string()
      .regex(
        /^([^<>\r\n]{1,100} )?<?[^\s<>@]+@[^\s<>@]+>?$/,
        'give an address such as Northwind <sales@northwind.example>',
      )
      .optional(),
    FOYER_METRICS_TOKEN: z.string().min(16, 'give at least 16 characters').optional(),
    FOYER_PRACTICE: z.enum(['on', 'off']).optional(),
    FOYER_PRACTICE_KEY: z.string().min(16, 'give at least 16 characters').optional(),
  })
  .refine((env) => !env.FOYER_DEMO || loopbackHosts.includes(env.FOYER_HOST), {
    path: ['FOYER_HOST'],
    error: 'the demo signs people in without a password and listens on 127.0.0.1 only',
  })
  .refine((env) => !env.FOYER_DEMO || !env.FOYER_PUBLIC_URL || isLocalUrl(env.FOYER_PUBLIC_URL), {
    path: ['FOYER_PUBLIC_URL'],
    error: 'the demo signs people in without a password and is for this machine only',
  })
  .refine((env) => env.FOYER_TURN_SECRET !== undefined || env.FOYER_ICE_URLS.every(({ kind }) => kind === 'stun'), {
    path: ['FOYER_TURN_SECRET'],
    error: 'a relay (turn: or turns: in FOYER_ICE_URLS) needs the secret it shares with this router',
  })
  .refine((env) => (env.FOYER_SMTP_URL === undefined) === (env.FOYER_MAIL_FROM === undefined), {
    path: ['FOYER_MAIL_FROM'],
    error: 'a mail server (FOYER_SMTP_URL) and the address mails come from (FOYER_MAIL_FROM) are given together',
  });

/** How this router runs; read once, from the environment. */
export interface Config {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Absolute. */
  dataDir: string;
  /** The origin people and visitors reach this router at, or null: then it is the local address. */
  publicUrl: string | null;
  trustProxy: TrustProxy;
  demo: boolean;
  /** Servers by which the two engines of a call find a way to each other, and the secret of those that relay. */
  ice: { urls: readonly IceUrl[]; secret: string | null };
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** A MaxMind database of countries or cities, absolute; null knows no place. */
  geoIpFile: string | null;
  /** Webhooks may lead into this network, and over plain http. */
  privateWebhooks: boolean;
  /** The mail server and the address mails come from; null sends none. */
  mail: { url: string; from: string } | null;
  /** Lets a scraper from elsewhere read `/metrics`; null allows the machine itself only. */
  metricsToken: string | null;
  /** Whether a demo starts with visitors to practise on, whatever was chosen in its console; null leaves that. */
  practice: boolean | null;
  /** What lets in visitors to practise on; null lets in none but a demo's own. */
  practiceKey: string | null;
}

/** The configuration, or one readable line for each wrong value. */
export type ReadConfig = { ok: true; config: Config } | { ok: false; lines: string[] };

/** Reads the configuration from environment variables; an empty variable counts as not set. */
export const readConfig = (environment: Record<string, string | undefined>): ReadConfig => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name.startsWith('FOYER_') && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    return { ok: false, lines: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const env = parsed.data;
  return {
    ok: true,
    config: {
      host: env.FOYER_HOST,
      port: env.FOYER_PORT,
      dataDir: resolve(env.FOYER_DATA_DIR),
      publicUrl: env.FOYER_PUBLIC_URL ?? null,
      trustProxy: env.FOYER_TRUST_PROXY,
      demo: env.FOYER_DEMO,
      ice: { urls: env.FOYER_ICE_URLS, secret: env.FOYER_TURN_SECRET ?? null },
      logLevel: env.FOYER_LOG_LEVEL,
      geoIpFile: env.FOYER_GEOIP_FILE === undefined ? null : resolve(env.FOYER_GEOIP_FILE),
      privateWebhooks: env.FOYER_PRIVATE_WEBHOOKS,
      mail:
        env.FOYER_SMTP_URL !== undefined && env.FOYER_MAIL_FROM !== undefined
          ? { url: env.FOYER_SMTP_URL, from: env.FOYER_MAIL_FROM }
          : null,
      metricsToken: env.FOYER_METRICS_TOKEN ?? null,
      practice: env.FOYER_PRACTICE === undefined ? null : env.FOYER_PRACTICE === 'on',
      practiceKey: env.FOYER_PRACTICE_KEY ?? null,
    },
  };
};
