import type { TFunction } from 'i18next';
import type { CallView } from '../../../shared/client/media/call-view.ts';
import type { Call } from '../../../shared/domain/call.ts';

type Words = TFunction<'calls'>;
type Ended = Extract<Call, { state: 'ended' }>;

/** How a call ended, in words, and what that means where it means something. */
export function endedWords(call: Ended, name: string, t: Words): { title: string; hint: string | null } {
  const mine = call.startedBy === 'rep';
  switch (call.reason) {
    case 'declined':
      return { title: t(mine ? 'ended.declined' : 'ended.youDeclined', { name }), hint: null };
    case 'missed':
      return {
        title: t(mine ? 'ended.missed' : 'ended.youMissed', { name }),
        hint: mine ? t('endedHint.missed') : null,
      };
    case 'canceled':
      return { title: t(mine ? 'ended.canceled' : 'ended.youMissed', { name }), hint: null };
    case 'failed':
      return { title: t('ended.failed'), hint: t('endedHint.failed') };
    case 'left':
      return { title: t('ended.left', { name }), hint: t('endedHint.left') };
    case 'hung_up':
      return { title: t('ended.hung_up'), hint: null };
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
