import { createHmac } from 'node:crypto';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { IceUrl } from '../../config/ice-url.ts';

/** How calls get through walls: the servers of the router's configuration. */
export interface IceConfig {
  urls: readonly IceUrl[];
  /** What the relays and the router know (coturn's `static-auth-secret`); null where there are no relays. */
  secret: string | null;
}

/** A relay's name and password hold so long; an attempt within a call asks for new ones. */
export const credentialLifeMs = 2 * 3_600_000;

/**
 * A name and password that a relay believes because the router's secret made them, until `until`. The scheme is coturn's
 * `use-auth-secret`: the time in seconds and whose they are, and its HMAC-SHA1.
 */
export const relayCredential = (secret: string, whose: string, until: number) => {
  const username = `${Math.floor(until / 1000)}:${whose}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
};

/** Names the servers to those who may use them. */
export const createIceServers = ({ urls, secret }: IceConfig, clock: Clock) => {
  const textsOf = (kind: IceUrl['kind']): string[] => urls.filter((url) => url.kind === kind).map(({ text }) => text);
  const open = textsOf('stun');
  const relays = secret === null ? [] : textsOf('turn');
  return {
    /** Relays only for a call, under whose name they count what it uses. */
    serversFor: (callId: string | null): { urls: string[]; username?: string; credential?: string }[] => [
      ...(open.length > 0 ? [{ urls: open }] : []),
      ...(relays.length > 0 && secret !== null && callId !== null
        ? [{ urls: relays, ...relayCredential(secret, callId, clock.now() + credentialLifeMs) }]
        : []),
    ],
  };
};

export type IceServers = ReturnType<typeof createIceServers>;
