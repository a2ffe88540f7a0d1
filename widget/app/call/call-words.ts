import type { CallView } from '../../../shared/client/media/call-view.ts';
import type { CallWords } from '../locales/words.ts';

/** The sentence that says where this browser lets a microphone be allowed. */
export const allowKey = (): 'allow.firefox' | 'allow.chrom' | 'allow.safari' | 'call.denied' => {
  const browser = /firefox|chrom|safari/.exec(navigator.userAgent.toLowerCase())?.[0];
  return browser ? `allow.${browser as 'firefox'}` : 'call.denied';
};

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
  if (problem === 'denied' && !talks) return say(allowKey());
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

/** One called, and the two did not talk: there is another way to a talk. */
export const cameToNothing = ({ phase, call, refusal }: CallView): boolean => {
  if (phase !== 'ended' || call?.state !== 'ended') return refusal === 'busy' || refusal === 'away';
  const { reason, startedBy } = call;
  return reason === 'missed' || reason === 'failed' || reason === (startedBy === 'rep' ? 'canceled' : 'declined');
};
