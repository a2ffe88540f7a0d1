import type { IceVerdict, IceWarning } from '../../../shared/protocol/rep/ice.ts';

/** What an admin reads on the command line of the servers for calls, in English. */
export const iceCatalogue: {
  none: string;
  verdicts: Record<IceVerdict, string>;
  warnings: Record<IceWarning, string>;
} = {
  none: 'no servers are configured (FOYER_ICE_URLS)',
  verdicts: {
    fine: 'works',
    unknown_host: 'its name leads nowhere: check the address, or the DNS',
    refused: 'nobody listens there: is the server running, and is this its port?',
    silent: 'no answer: a firewall may be in between, or the address is another one',
    certificate: 'its certificate is not believed: it is for another name, has run out, or is not TLS at all',
    not_stun: 'something else answers on this port',
    no_relay: 'it answers but relays for nobody: switch on use-auth-secret, and set a realm',
    open_relay: 'it relays for anybody without a password: switch on use-auth-secret',
    secret: 'it does not believe the password: FOYER_TURN_SECRET and its static-auth-secret differ',
    clock: 'its clock is hours ahead of this one, so passwords have run out when they arrive: set both by NTP',
    full: 'it has no room for another call: raise total-quota or user-quota',
    refuses: 'it refuses',
  },
  warnings: {
    no_relay: 'no relay (TURN) is configured: calls fail where a company network lets no direct way through',
    relay_only_without_relay: 'calls may go through a relay only, and none is configured: no call can connect',
    udp_only:
      'the relays are reached by UDP only: where a network blocks UDP, calls fail; add turns:…:443?transport=tcp',
    no_tls: 'no relay is reached by TLS: some networks let nothing else through; add turns:…:443?transport=tcp',
  },
};
