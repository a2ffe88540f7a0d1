import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { type CallView, noCall } from '../../../shared/client/media/call-view.ts';
import type { SoundWarning } from '../../../shared/client/media/sound-watch.ts';
import type { Call } from '../../../shared/domain/call.ts';
import calls from '../../locales/en/calls.json';
import { callNotice } from './call-notice.ts';
import { endedWords, refusalWords } from './call-words.ts';

const i18n = createInstance({ lng: 'en', resources: { en: { calls } }, interpolation: { escapeValue: false } });
await i18n.init();
const t = i18n.getFixedT('en', 'calls');

const said = (view: Partial<CallView>, warning: SoundWarning | null = null, loudspeakerGone: string | null = null) => {
  const notice = callNotice(
    { view: { ...noCall, phase: 'connected', ...view }, warning, loudspeakerGone, name: 'Maria' },
    t,
  );
  return [notice.words, notice.act];
};

describe('the one thing said of a call', () => {
  it.each<[Partial<CallView>, SoundWarning | null, string | null, string, string | null]>([
    [{}, null, null, 'On the call', null],
    [{ theyMuted: true }, null, null, 'Maria is muted', null],
    [{ quality: 'poor' }, null, null, 'The connection is weak. Words may get lost', null],
    [{ quality: 'poor', theyMuted: true }, null, null, 'Maria is muted', null],
    [{ muted: true, quality: 'poor' }, null, null, 'You are muted', null],
    [{ muted: true }, null, 'Ear', 'You hear through the system’s loudspeaker. Missing: Ear', 'loudspeaker'],
    [{ microphoneGone: 'Desk' }, null, 'Ear', 'You speak through another microphone. Missing: Desk', 'microphone'],
    [
      { microphoneGone: '' },
      null,
      null,
      'You speak through another microphone. Missing: the one you chose',
      'microphone',
    ],
    [
      { muted: true, microphoneGone: 'Desk' },
      'muted_speaking',
      null,
      'You are muted, and nobody hears what you say',
      'unmute',
    ],
    [{ muted: true }, 'others_silent', null, 'No sound comes from Maria', 'write'],
    [{}, 'microphone_silent', null, 'Your microphone gives no sound. Maria cannot hear you', 'microphone'],
    [{ problem: 'missing' }, 'microphone_silent', null, 'Your microphone is gone. Maria cannot hear you', 'microphone'],
    [{ phase: 'reconnecting', quality: 'poor' }, null, null, '', null],
  ])('of %j with %s and %s is “%s”', (view, warning, gone, words, act) => {
    expect(said(view, warning, gone)).toEqual([words, act]);
  });
});

const ended = (reason: string, startedBy: 'rep' | 'visitor') => {
  const { title, again } = endedWords(
    { state: 'ended', reason, startedBy } as Extract<Call, { state: 'ended' }>,
    'Maria',
    t,
  );
  return [title, again];
};

describe('a call that did not come about', () => {
  it.each([
    ['declined', 'rep', 'Maria declined the call', 'callAgain'],
    ['declined', 'visitor', 'Call declined', 'callBack'],
    ['missed', 'rep', 'Maria did not answer', 'callAgain'],
    ['missed', 'visitor', 'Missed call from Maria', 'callBack'],
    ['canceled', 'rep', 'Call given up', null],
    ['canceled', 'visitor', 'Missed call from Maria', 'callBack'],
    ['failed', 'rep', 'No sound came through', 'callAgain'],
    ['left', 'rep', 'Maria left the call', null],
    ['hung_up', 'visitor', 'Call ended', null],
  ] as const)('as %s, started by the %s, says so and what is next', (reason, by, title, again) => {
    expect(ended(reason, by)).toEqual([title, again]);
  });

  it.each([
    ['away', 'Maria is not on the page right now', 'write'],
    ['busy', 'You are in another call', 'write'],
    ['offline', 'No connection to the router', 'again'],
    ['failed', 'That did not work', 'again'],
    ['elsewhere', 'The call was answered in another window', null],
  ] as const)('because of %s says so and what is next', (refusal, title, next) => {
    expect(refusalWords(refusal, 'Maria', t)).toMatchObject({ title, next });
  });

  it('speaks of the visitor where nobody knows which', () => {
    expect(refusalWords('away', null, t).title).toBe('The visitor is not on the page right now');
  });
});
