import type { CallPath } from '../../domain/call-report.ts';

type Entries = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Reads how the sound goes out of a connection's statistics; null while it goes nowhere. */
export const pathOf = (entries: Entries): CallPath | null => {
  const pair = [...entries.values()].find(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
  const here = entries.get(String(pair?.localCandidateId));
  const there = entries.get(String(pair?.remoteCandidateId));
  if (!here) return null;
  // How one's own relay is reached is told; how the other side reaches theirs is theirs to know.
  const own = here.candidateType === 'relay';
  const by = own ? here.relayProtocol : here.protocol;
  if (own || there?.candidateType === 'relay')
    return by === 'tls' ? 'relay_tls' : by === 'tcp' ? 'relay_tcp' : 'relay_udp';
  return by === 'tcp' ? 'direct_tcp' : 'direct_udp';
};
