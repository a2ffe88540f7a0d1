import { createSigner } from '../signer.ts';

/** Signs and checks the links under which a calendar file can be had without signing in. */
export const createCalendarLinks = (publicUrl: string, secret: Uint8Array) => {
  const { sign, isSigned } = createSigner(secret);
  const words = (meetingId: string, until: number): string => `ics:${meetingId}:${until}`;

  return {
    /** A link that is good until the instant `until`. */
    url: (meetingId: string, until: number): string =>
      `${publicUrl}/meetings/${meetingId}.ics?until=${until}&sig=${sign(words(meetingId, until))}`,

    verify: (meetingId: string, until: number, sig: string, now: number): boolean =>
      until > now && isSigned(words(meetingId, until), sig),
  };
};

export type CalendarLinks = ReturnType<typeof createCalendarLinks>;
