import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs and checks the links under which a calendar file can be had without signing in. */
export const createCalendarLinks = (publicUrl: string, secret: Uint8Array) => {
  const sign = (meetingId: string, until: number): string =>
    createHmac('sha256', secret).update(`ics:${meetingId}:${until}`).digest('base64url');

  return {
    /** A link that is good until the instant `until`. */
    url: (meetingId: string, until: number): string =>
      `${publicUrl}/meetings/${meetingId}.ics?until=${until}&sig=${sign(meetingId, until)}`,

    verify: (meetingId: string, until: number, sig: string, now: number): boolean => {
      const want = Buffer.from(sign(meetingId, until));
      const given = Buffer.from(sig);
      return until > now && want.length === given.length && timingSafeEqual(want, given);
    },
  };
};

export type CalendarLinks = ReturnType<typeof createCalendarLinks>;
