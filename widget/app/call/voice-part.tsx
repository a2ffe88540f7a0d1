import type { JSX } from 'preact';
import { useRoom } from '../chat/context.ts';
import { useLate } from '../chat/use-late.ts';
import type { CallWords } from '../locales/words.ts';

/** Whether this browser can record at all. */
export const mayRecord = 'MediaRecorder' in globalThis;

interface VoicePartProps {
  words: CallWords;
  chosen: string | null;
  onClose(): void;
}

/** Where a voice message is recorded; what records and what sends comes when it is first wanted. */
export function VoicePart(props: VoicePartProps): JSX.Element | null {
  const room = useRoom();
  const parts = useLate(true, async () => {
    const [voice, files] = await Promise.all([
      import('../voice/prepare-voice.ts').then(({ prepareVoice }) => prepareVoice(room.words)),
      import('../files/prepare-files.ts').then(({ prepareFiles }) => prepareFiles(room)),
    ]);
    return { Recorder: voice.Recorder, send: files.sendVoice };
  });
  return parts && <parts.Recorder {...props} send={parts.send} />;
}
