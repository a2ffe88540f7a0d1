import type { CallView } from '../../../shared/client/media/call-view.ts';
import type { CallWords } from '../locales/words.ts';
import { howToAllow } from './how-to-allow.ts';

const refusals: Partial<Record<NonNullable<CallView['refusal']>, Parameters<CallWords['say']>[0]>> = {
  busy: 'call.busy',
  away: 'call.away',
  offline: 'call.offline',
  ended: 'call.over',
  elsewhere: 'call.elsewhere',
};

/** What is to be said now: one sentence. */
export function sentence(
  { phase, call, problem, refusal, muted, vacant }: CallView,
  words: CallWords,
  name: string,
): string {
  const facts = { name };
  const say = (key: Parameters<CallWords['say']>[0]): string => words.say(key, facts);
  const talks = phase === 'connected' || phase === 'reconnecting' || phase === 'connecting';
  if (problem === 'denied' && !talks) return say(howToAllow(navigator.userAgent));
  if (problem) return say(talks ? 'call.lost' : `call.${problem}`);
  if (refusal) return say(refusals[refusal] ?? 'call.wrong');
  if (phase === 'ended') {
    if (call?.state !== 'ended' || call.reason === 'hung_up') return say('call.ended');
    if (call.startedBy === 'rep' && (call.reason === 'missed' || call.reason === 'canceled'))
      return say('call.missedYou');
    return say(call.startedBy === 'rep' && call.reason === 'declined' ? 'call.ended' : `call.${call.reason}`);
  }
  if (vacant) return say('call.goesOn');
  if (phase === 'connected' && muted) return say('call.muted');
  return phase === 'idle' ? '' : say(`call.${phase}`);
}

/** The visitor called, and nobody talked with them. */
export const nobodyCame = ({ phase, call, refusal }: CallView): boolean =>
  refusal === 'busy' ||
  refusal === 'away' ||
  (phase === 'ended' &&
    call?.state === 'ended' &&
    call.startedBy === 'visitor' &&
    (call.reason === 'missed' || call.reason === 'declined' || call.reason === 'failed'));

/** The rep called, and the visitor did not hear it. */
export const wasMissed = ({ phase, call }: CallView): boolean =>
  phase === 'ended' && call?.state === 'ended' && call.startedBy === 'rep' && call.reason === 'missed';
