import { type Failure, fail } from '../../shared/protocol/result.ts';

/** Takes one point of a key; answers null, or milliseconds until it may come again. */
export type Meter = (key: string) => Promise<number | null>;

/** Makes a meter of so many points in so many seconds. */
export type NewMeter = (budget: { points: number; seconds: number }) => Meter;

/** What slows down guessing. */
export interface SignInLimits {
  /** Passwords: by address, by e-mail from one address, and by e-mail from everywhere. */
  signIn(address: string, email: string): Promise<Failure | null>;
  /** Links and codes, which are too long to guess but not free to check. */
  secret(address: string): Promise<Failure | null>;
}

const refuse = (wait: number | null): Failure | null =>
  wait === null ? null : fail('rate_limited', 'too many attempts', { retryInMs: String(wait) });

/** Makes the limits. The one by e-mail alone is wide, so that a stranger can hardly lock somebody out. */
export const createSignInLimits = (newMeter: NewMeter): SignInLimits => {
  const byAddress = newMeter({ points: 60, seconds: 300 });
  const byBoth = newMeter({ points: 10, seconds: 300 });
  const byEmail = newMeter({ points: 100, seconds: 3_600 });
  const secrets = newMeter({ points: 60, seconds: 300 });
  return {
    signIn: async (address, email) =>
      refuse((await byAddress(address)) ?? (await byBoth(`${address} ${email}`)) ?? (await byEmail(email))),
    secret: async (address) => refuse(await secrets(address)),
  };
};
