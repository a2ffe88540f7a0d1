/** One address of a server that helps two ends to find a way to each other. */
export interface IceUrl {
  /** As it was given, and as a browser takes it. */
  text: string;
  kind: 'stun' | 'turn';
  secure: boolean;
  /** Without brackets, also where it is an IPv6 address. */
  host: string;
  port: number;
  transport: 'udp' | 'tcp';
}

const form = /^(stun|turn)(s?):(\[[0-9a-f:.]+\]|[^\s:?#/[\]]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;

/** Reads an address such as `turns:turn.example.com:5349?transport=tcp` or `turn:[2001:db8::7]:3478`; null where it is none. */
export const readIceUrl = (text: string): IceUrl | null => {
  const [, scheme, s, host, port, transport] = form.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return null;
  const kind = scheme.toLowerCase() === 'turn' ? 'turn' : 'stun';
  const secure = s !== '';
  // Only relays are told how to be reached, and a secure one is never reached by bare packets here.
  if (transport && (kind === 'stun' || (secure && transport.toLowerCase() === 'udp'))) return null;
  const number = port === undefined ? (secure ? 5349 : 3478) : Number(port);
  if (number < 1 || number > 65_535) return null;
  return {
    text,
    kind,
    secure,
    host: host.replaceAll(/[[\]]/g, ''),
    port: number,
    transport: secure || transport?.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
  };
};
