import type { Attachment } from './attachment.ts';

/** How long a voice message may be, in seconds. */
export const maxVoiceSeconds = 120;
/** How large the sound of a voice message may be: several times what two minutes of speech take. */
export const maxVoiceBytes = 4 * 1024 * 1024;

/** The containers a recorder makes, by the extension of their names. */
const voiceTypes: Readonly<Record<string, string>> = { webm: 'audio/webm', ogg: 'audio/ogg', m4a: 'audio/mp4' };
const stem = 'Voice message';

/** The name under which what was recorded is sent; null where the recorder made something else. */
export const voiceName = (type: string): string | null => {
  const extension = Object.keys(voiceTypes).find((one) => type.split(';')[0]?.trim() === voiceTypes[one]);
  return extension === undefined ? null : `${stem}.${extension}`;
};

/** The type that a voice message of this name has to be; null where the name is of no voice message. */
export const voiceTypeOf = (name: string): string | null => {
  const type = name.startsWith(`${stem}.`) ? voiceTypes[name.slice(stem.length + 1)] : undefined;
  return type ?? null;
};

/** How long the voice message among these files is, in seconds; null where there is none. */
export const voiceSecondsOf = (files: readonly Attachment[] = []): number | null =>
  files.find((file) => file.seconds !== undefined)?.seconds ?? null;

/** A length in seconds as `1:05`, from an hour on as `1:03:10`. */
export const lengthText = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  const before = minutes < 60 ? String(minutes) : lengthText(minutes);
  return `${before}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
};
