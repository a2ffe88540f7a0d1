import { readFile, writeFile } from 'node:fs/promises';
import { maxVoiceSeconds } from '../../../../shared/domain/voice.ts';
import type { FileRefusal } from '../../../../shared/protocol/files.ts';
import type { MadeVoice } from './made-voice.ts';
import { makeMp4 } from './make-mp4.ts';
import { makeOgg } from './make-ogg.ts';
import { makeWebm } from './make-webm.ts';

const makers: Record<string, (bytes: Buffer) => MadeVoice | null> = {
  'audio/webm': makeWebm,
  'audio/ogg': makeOgg,
  'audio/mp4': makeMp4,
};

/** A recorder stops a little after it was told to. */
const graceSeconds = 3;

/** Looks at every byte of a recording and writes it anew, with nothing in it but one track of sound that is short enough. */
export const makeVoice = async (
  source: string,
  type: string,
  to: string,
): Promise<{ seconds: number } | FileRefusal> => {
  const made = makers[type]?.(await readFile(source));
  if (!made) return 'damaged';
  if (made.ms > (maxVoiceSeconds + graceSeconds) * 1000) return 'size';
  await writeFile(to, made.bytes);
  return { seconds: Math.min(maxVoiceSeconds, Math.max(1, Math.round(made.ms / 1000))) };
};
