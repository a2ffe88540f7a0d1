import { describe, expect, it } from 'vitest';
import { type CallView, noCall } from '../../../shared/client/media/call-view.ts';
import type { Call } from '../../../shared/domain/call.ts';
import call from '../locales/en/call.json';
import voice from '../locales/en/voice.json';
import { type CallWords, createWords } from '../locales/words.ts';
import { cameToNothing, sentence } from './call-words.ts';

const words: CallWords = createWords({ tag: 'en', locale: 'en', texts: { ...call, ...voice } });

/** What the visitor reads, and whether they are offered a time or a voice message. */
const told = (view: Partial<CallView>) => {
  const whole = { ...noCall, ...view };
  return [sentence(whole, words, 'Ada'), cameToNothing(whole)];
};
const ended = (reason: string, startedBy: 'rep' | 'visitor') =>
  told({ phase: 'ended', call: { state: 'ended', reason, startedBy } as Extract<Call, { state: 'ended' }> });

describe('a visitor whose call did not come about', () => {
  it.each([
    ['declined', 'visitor', 'Ada cannot talk right now', true],
    ['missed', 'visitor', 'Ada did not answer', true],
    ['missed', 'rep', 'You missed a call from Ada', true],
    // The rep gave up before the time was over: the visitor missed it all the same.
    ['canceled', 'rep', 'You missed a call from Ada', true],
    ['failed', 'visitor', 'No sound came through. You can go on writing.', true],
    ['failed', 'rep', 'No sound came through. You can go on writing.', true],
    // What the visitor did themselves asks for nothing.
    ['canceled', 'visitor', 'The call was given up', false],
    ['declined', 'rep', 'Call ended', false],
    ['hung_up', 'rep', 'Call ended', false],
    ['left', 'rep', 'Ada left the call', false],
  ] as const)(
    'reads of one that was %s, started by the %s, how it ended, and has another way where there is need',
    (reason, by, said, another) => {
      expect(ended(reason, by)).toEqual([said, another]);
    },
  );

  it.each([
    ['busy', 'Ada is on another call right now', true],
    ['away', 'Ada stepped away for a moment', true],
    ['offline', 'There is no connection right now', false],
    ['ended', 'The call was over already', false],
    ['failed', 'That did not work. Please try again.', false],
  ] as const)('reads why one was refused: %s', (refusal, said, another) => {
    expect(told({ refusal })).toEqual([said, another]);
  });

  it.each([
    ['missing', 'No microphone was found. Plug one in, or go on writing.'],
    ['in_use', 'Another program holds your microphone. Close it, then try again.'],
    ['insecure', 'Calls work on secure pages only. You can go on writing.'],
  ] as const)('reads what to do about a microphone that is %s, before a call and in it', (problem, said) => {
    expect(told({ problem })).toEqual([said, false]);
    expect(told({ problem, phase: 'connected' })[0]).toBe('Your microphone is gone. Ada cannot hear you.');
  });
});
