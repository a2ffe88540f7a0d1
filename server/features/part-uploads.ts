import type { Clock } from '../../shared/domain/clock.ts';
import { fail, ok, type Result } from '../../shared/protocol/result.ts';

interface Upload {
  id: string;
  parts: string[];
  until: number;
}

interface Part {
  uploadId: string;
  part: number;
  text: string;
}

const keptMs = 10 * 60_000;

/** What comes in parts because a frame is small: one upload at a time for each person, kept for ten minutes. */
export const createPartUploads = (clock: Clock) => {
  const uploads = new Map<string, Upload>();

  const forgetOld = (): void => {
    for (const [personId, { until }] of uploads) if (until <= clock.now()) uploads.delete(personId);
  };

  return {
    /** Takes the next part; the first one replaces the upload before it. */
    bring: (personId: string, { uploadId, part, text }: Part): Result<Record<string, never>> => {
      forgetOld();
      const upload = part === 0 ? { id: uploadId, parts: [], until: 0 } : uploads.get(personId);
      if (upload?.id !== uploadId || upload.parts.length < part)
        return fail('not_found', 'the parts before are not here');
      // A part whose answer was lost comes again.
      upload.parts[part] = text;
      upload.until = clock.now() + keptMs;
      uploads.set(personId, upload);
      return ok({});
    },

    /** All that was brought, or null where there is no such upload. */
    read: (personId: string, uploadId: string): string | null => {
      forgetOld();
      const upload = uploads.get(personId);
      return upload?.id === uploadId ? upload.parts.join('') : null;
    },

    drop: (personId: string): void => {
      uploads.delete(personId);
    },
  };
};
