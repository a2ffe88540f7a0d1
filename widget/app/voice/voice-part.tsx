import type { JSX } from 'preact';
import { useRoom } from '../chat/context.ts';
import { useLate } from '../chat/use-late.ts';
import type { CallWords } from '../locales/words.ts';
import { prepareVoice } from './prepare-voice.ts';
import type { RecorderProps } from './recorder.tsx';

interface VoicePartProps {
  words: CallWords;
  /** The sentence that says where this browser lets a microphone be allowed. */
  denied: string;
  microphones: RecorderProps['microphones'];
  chosen: string | null;
  onClose(): void;
}

/** Where a voice message is recorded; what records and what sends comes when it is first wanted. */
export function VoicePart(props: VoicePartProps): JSX.Element | null {
  const room = useRoom();
  const parts = useLate(true, async () => {
    const [voice, files] = await Promise.all([
      prepareVoice(room.words),
      import('../files/prepare-files.ts').then(({ prepareFiles }) => prepareFiles(room)),
    ]);
    return { Recorder: voice.Recorder, ...files.voice };
  });
  return parts && <parts.Recorder {...props} maxSeconds={parts.maxSeconds} send={parts.send} />;
}
