import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed path lets its holder do: bring the bytes, or have them small, as they are, or to be saved. */
export type LinkUse = 'put' | 'thumb' | 'view' | 'save';

const grainMs = 5 * 60_000;
const lifeMs: Record<'put' | 'get', number> = { put: 60 * 60_000, get: 10 * 60_000 };

/** Signs and checks the paths under which a file's bytes come and go without a session. */
export const createFileLinks = (secret: Uint8Array) => {
  const sign = (use: LinkUse, id: string, until: number): string =>
    createHmac('sha256', secret).update(`${use}:${id}:${until}`).digest('base64url');

  return {
    /** A path that is good for ten minutes at most; within five minutes it is the same one, so that browsers keep what it led to. */
    link: (use: LinkUse, id: string, now: number): { url: string; until: number } => {
      const life = use === 'put' ? lifeMs.put : lifeMs.get;
      const until = Math.floor((now + life) / grainMs) * grainMs;
      const query = `until=${until}&sig=${sign(use, id, until)}`;
      return { url: use === 'put' ? `/uploads/${id}?${query}` : `/files/${id}?as=${use}&${query}`, until };
    },

    verify: (use: LinkUse, id: string, { until, sig }: { until: number; sig: string }, now: number): boolean => {
      const want = Buffer.from(sign(use, id, until));
      const given = Buffer.from(sig);
      return until > now && want.length === given.length && timingSafeEqual(want, given);
    },
  };
};

export type FileLinks = ReturnType<typeof createFileLinks>;
