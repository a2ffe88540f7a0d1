import type { TFunction } from 'i18next';
import type { CallRefusal, CallView } from '../../../shared/client/media/call-view.ts';
import type { Call } from '../../../shared/domain/call.ts';

type Words = TFunction<'calls'>;
type Ended = Extract<Call, { state: 'ended' }>;

/** How a call ended, in words, what that means where it means something, and whether one calls again or back. */
export interface EndedWords {
  title: string;
  hint: string | null;
  again: 'callAgain' | 'callBack' | null;
}

/** The words of a call that ended. */
export function endedWords(call: Ended, name: string, t: Words): EndedWords {
  const mine = call.startedBy === 'rep';
  const say = (title: string, hint: string | null = null, again: EndedWords['again'] = null): EndedWords => ({
    title,
    hint,
    again,
  });
  switch (call.reason) {
    case 'declined':
      if (mine) return say(t('ended.declined', { name }), t('endedHint.declined'), 'callAgain');
      return say(t('ended.youDeclined', { name }), t('endedHint.youDeclined'), 'callBack');
    case 'missed':
      if (mine) return say(t('ended.missed', { name }), t('endedHint.missed'), 'callAgain');
      return say(t('ended.youMissed', { name }), t('endedHint.youMissed'), 'callBack');
    case 'canceled':
      if (mine) return say(t('ended.canceled', { name }));
      return say(t('ended.youMissed', { name }), t('endedHint.gaveUp', { name }), 'callBack');
    case 'failed':
      return say(t('ended.failed'), t('endedHint.failed'), 'callAgain');
    case 'left':
      return say(t('ended.left', { name }), t('endedHint.left'));
    case 'hung_up':
      return say(t('ended.hung_up'));
  }
}

/** Why there is no call, in words, and what one does instead. */
export function refusalWords(
  refusal: CallRefusal,
  called: string | null,
  t: Words,
): { title: string; hint: string | null; next: 'write' | 'again' | null } {
  const name = called ?? t('visitor');
  const title = t(`refusal.${refusal}`, { name });
  switch (refusal) {
    case 'not_talking':
    case 'away':
      return { title, hint: t(`refusalHint.${refusal}`), next: 'write' };
    case 'busy':
      return { title, hint: t('refusalHint.busy', { name }), next: 'write' };
    case 'offline':
    case 'failed':
      return { title, hint: t(`refusalHint.${refusal}`), next: 'again' };
    default:
      return { title, hint: null, next: null };
  }
}

/** What a microphone's trouble is, and what to do about it. */
export function problemWords(
  problem: NonNullable<CallView['problem']>,
  where: 'browser' | 'mac' | 'windows' | 'linux',
  t: Words,
): { title: string; hint: string } {
  const hint = problem === 'denied' ? t(`problemHint.denied.${where}`) : t(`problemHint.${problem}`);
  return { title: t(`problem.${problem}`), hint };
}
