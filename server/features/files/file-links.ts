import { createSigner } from '../signer.ts';

/** What a signed path lets its holder do: bring the bytes, or have them small, as they are, or to be saved. */
export type LinkUse = 'put' | 'thumb' | 'view' | 'save';

const grainMs = 5 * 60_000;
const lifeMs: Record<'put' | 'get', number> = { put: 60 * 60_000, get: 10 * 60_000 };

/** Signs and checks the paths under which a file's bytes come and go without a session. */
export const createFileLinks = (secret: Uint8Array) => {
  const { sign, isSigned } = createSigner(secret);
  const words = (use: LinkUse, id: string, until: number): string => `${use}:${id}:${until}`;

  return {
    /** A path that is good for ten minutes at most; within five minutes it is the same one, so that browsers keep what it led to. */
    link: (use: LinkUse, id: string, now: number): { url: string; until: number } => {
      const life = use === 'put' ? lifeMs.put : lifeMs.get;
      const until = Math.floor((now + life) / grainMs) * grainMs;
      const query = `until=${until}&sig=${sign(words(use, id, until))}`;
      return { url: use === 'put' ? `/uploads/${id}?${query}` : `/files/${id}?as=${use}&${query}`, until };
    },

    verify: (use: LinkUse, id: string, { until, sig }: { until: number; sig: string }, now: number): boolean =>
      until > now && isSigned(words(use, id, until), sig),
  };
};
