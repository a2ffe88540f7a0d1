import * as z from 'zod';
import { request } from '../contract.ts';

const none = z.object({});

/**
 * What became of asking a server as a call would: `fine`; its name leads nowhere; nobody listens; nobody answers; its
 * certificate is not believed; something else answers; it relays for nobody, or for anybody; its secret is another one; its
 * clock is; it has no room; it refuses for a reason of its own, which `detail` names.
 */
export const iceVerdicts = [
  'fine',
  'unknown_host',
  'refused',
  'silent',
  'certificate',
  'not_stun',
  'no_relay',
  'open_relay',
  'secret',
  'clock',
  'full',
  'refuses',
] as const;
/** What became of asking a server. */
export type IceVerdict = (typeof iceVerdicts)[number];

/** What the list of servers lacks, whether or not they answer. */
export const iceWarnings = ['no_relay', 'relay_only_without_relay', 'udp_only', 'no_tls'] as const;
/** What the list of servers lacks. */
export type IceWarning = (typeof iceWarnings)[number];

/** Schema of the self-test of the servers for calls. */
export const IceReport = z.object({
  servers: z.array(
    z.object({ url: z.string(), verdict: z.enum(iceVerdicts), detail: z.string(), ms: z.number().nonnegative() }),
  ),
  warnings: z.array(z.enum(iceWarnings)),
});
/** The self-test of the servers for calls. */
export type IceReport = z.infer<typeof IceReport>;

/** The requests about the servers for calls, for who looks after the router. */
export const iceRequests = {
  /** The router asks each server, and names them with a password of two hours so that the console can ask them too. */
  'ice.test': request(
    none,
    z.object({
      ...IceReport.shape,
      iceServers: z.array(
        z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
      ),
    }),
  ),
  /** The servers of the router's configuration, and what their list lacks. */
  'ice.state': request(none, z.object({ urls: z.array(z.string()), warnings: IceReport.shape.warnings })),
} as const;
