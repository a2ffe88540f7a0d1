import type { JSX } from 'preact';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import { useRoom } from '../chat/context.ts';
import { holdOf } from '../chat/file-holds.ts';
import { useLate } from '../chat/use-late.ts';
import { useFiles } from './file-room.ts';

const useVoice = () => {
  const { words } = useRoom();
  return useLate(true, () => import('../voice/prepare-voice.ts').then(({ prepareVoice }) => prepareVoice(words)));
};

/** A voice message of the talk; its place is kept until what plays it is there. */
export function VoiceSlot({ file }: { file: Attachment }): JSX.Element {
  const voice = useVoice();
  const { urls } = useFiles();
  const load = async (): Promise<Blob | null> => {
    const url = await urls.get(file.id, 'view');
    const answer = url === null ? null : await fetch(url);
    return answer?.ok ? answer.blob() : null;
  };
  if (!voice) return <i style={holdOf(file)} />;
  return <voice.Player words={voice.words} load={load} seconds={file.seconds ?? 0} />;
}

/** What a voice message on its way is called. */
export function VoiceName(): JSX.Element {
  return <span>{useVoice()?.words.say('voice.title')}</span>;
}
