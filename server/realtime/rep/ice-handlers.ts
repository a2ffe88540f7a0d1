import type { Clock } from '../../../shared/domain/clock.ts';
import { ok } from '../../../shared/protocol/result.ts';
import type { IceConfig } from '../../features/calls/ice-servers.ts';
import { createIceServers } from '../../features/calls/ice-servers.ts';
import { probeServers, warningsOf } from '../../features/calls/probe/probe-servers.ts';
import type { RepHandlers } from '../handlers.ts';

/** The servers for calls as admins see and try them. */
export const iceHandlers = (
  config: IceConfig,
  relayOnly: () => boolean,
  clock: Clock,
): RepHandlers<'ice.state' | 'ice.test'> => {
  const servers = createIceServers(config, clock);
  return {
    'ice.state': async () =>
      ok({ urls: config.urls.map(({ text }) => text), warnings: warningsOf(config.urls, relayOnly()) }),
    'ice.test': async () =>
      ok({ ...(await probeServers(config, relayOnly(), clock)), iceServers: servers.serversFor('self-test') }),
  };
};
