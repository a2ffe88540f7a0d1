import type { TFunction } from 'i18next';
import type { CallView } from '../../../shared/client/media/call-view.ts';
import type { SoundWarning } from '../../../shared/client/media/sound-watch.ts';

/** What helps: switching the microphone on, choosing another device, or writing instead. */
export type NoticeAct = 'unmute' | 'microphone' | 'loudspeaker' | 'write';

/** The one thing to be said of a call that runs, and the one act that helps. */
export interface CallNotice {
  words: string;
  act: NoticeAct | null;
  /** The device the words end with: of any length. */
  device: string | null;
}

interface NoticeFacts {
  view: Pick<CallView, 'phase' | 'problem' | 'muted' | 'theyMuted' | 'microphoneGone' | 'quality'>;
  warning: SoundWarning | null;
  /** The name of the chosen loudspeaker that is not there. */
  loudspeakerGone: string | null;
  name: string;
}

/** Finds the most important of all that may be said at once: not being heard comes first, then not hearing. */
export function callNotice({ view, warning, loudspeakerGone, name }: NoticeFacts, t: TFunction<'calls'>): CallNotice {
  const say = (words: string, act: NoticeAct | null = null, device: string | null = null): CallNotice => ({
    words,
    act,
    device,
  });
  if (view.problem !== null) return say(t('lostMicrophone', { name }), 'microphone');
  if (warning === 'microphone_silent') return say(t('silentMicrophone', { name }), 'microphone');
  if (warning === 'others_silent') return say(t('silentOther', { name }), 'write');
  if (warning === 'muted_speaking') return say(t('mutedSpeaking'), 'unmute');
  if (view.microphoneGone !== null) {
    const device = view.microphoneGone || t('chosenMicrophone');
    return say(t('otherMicrophone', { device }), 'microphone', device);
  }
  if (loudspeakerGone !== null)
    return say(t('otherLoudspeaker', { device: loudspeakerGone }), 'loudspeaker', loudspeakerGone);
  if (view.muted) return say(t('muted'));
  if (view.phase !== 'connected') return say('');
  // How the way is, stands beside it as a mark.
  if (view.theyMuted) return say(t('theyMuted', { name }));
  return say(t(view.quality === 'fair' || view.quality === 'poor' ? `quality.${view.quality}` : 'connected'));
}
