import { maxKeptSignals } from '../../domain/call-steps.ts';
import type { CallSignal } from '../../protocol/call-requests.ts';
import type { OpenPeer } from './peer-port.ts';

/** Puts the addresses that were found by now into the answer they belong to: each word is a turn through the router. */
const inOneWord = ([first, ...rest]: readonly CallSignal[]): CallSignal[] => {
  if (first?.type !== 'answer') return first ? [first, ...rest] : [];
  const [session = '', ...media] = first.sdp.split(/^(?=m=)/m);
  const over = rest.filter((word, at) => {
    // A description that is too long is refused, and with it all that it says.
    if (word.type !== 'candidate' || at >= maxKeptSignals) return true;
    const { candidate, sdpMLineIndex } = word.candidate;
    const place = sdpMLineIndex ?? -1;
    // An empty one says that there are no more.
    if (media[place] === undefined || !candidate.startsWith('candidate:')) return true;
    media[place] += `a=${candidate}\r\n`;
    return false;
  });
  return [{ ...first, sdp: [session, ...media].join('') }, ...over];
};

/** Opens peers that say nothing before `quiet` is over, and what they found by then in as few words as can be. */
export const holdBack =
  (openPeer: OpenPeer, quiet: Promise<void>): OpenPeer =>
  (setup, events) => {
    let held: CallSignal[] | null = [];
    void quiet.then(() => {
      const words = inOneWord(held ?? []);
      held = null;
      for (const word of words) events.signal(word);
    });
    return openPeer(setup, { ...events, signal: (word) => (held ? void held.push(word) : events.signal(word)) });
  };
