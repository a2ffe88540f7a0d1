import { parseArgs } from 'node:util';
import * as z from 'zod';

const number = (text: string): number => Number(text);
const positive = z.string().transform(number).pipe(z.number().positive());
const whole = z.string().transform(number).pipe(z.number().int().nonnegative());

const Given = z.object({
  router: z.url(),
  origin: z.url().optional(),
  site: z.string().min(1).max(64),
  host: z.url().optional(),
  key: z.string().min(16),
  seed: whole.optional(),
  speed: positive.default(1),
  readyAt: whole.optional(),
  visitors: whole.optional(),
  ramp: positive.default(30),
  pages: positive.default(45),
  seconds: positive.optional(),
});

/** What the generator is asked to do. */
export interface PracticeOptions {
  routerUrl: string;
  origin: string;
  siteKey: string;
  hostOrigin: string;
  key: string;
  seed: number;
  /** How much faster than the wall's clock the visitors live. */
  speed: number;
  /** When the router was ready, where the script of the first minute is to be played. */
  readyAt: number | null;
  /** So many visitors who only look at pages, instead of the demo's life. */
  load: { visitors: number; rampS: number; pageEveryS: number; seconds: number | null } | null;
}

/** How to call it, for whoever asks. */
export const usage = `node server/practice/main.ts --router URL --site KEY [--key KEY] [options]
  --origin URL     the origin the router goes by, if it is not reached at it
  --host URL       the origin of the site's pages (the router's own: the demo site)
  --seed N         the same seed plans the same visits
  --speed N        lives N times as fast
  --visitors N     load: N visitors who look at pages, instead of the demo's life
  --ramp S         load: all of them come within S seconds (30)
  --pages S        load: each looks at a page every S seconds (45)
  --seconds S      ends after S seconds
The key is the router's FOYER_PRACTICE_KEY, here read from the same variable where it is not given.`;

/** Reads arguments, and from the environment what the router gives its child. Throws a readable error. */
export const readOptions = (args: string[], env: Record<string, string | undefined>, now: number): PracticeOptions => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      router: text,
      origin: text,
      site: text,
      host: text,
      key: text,
      seed: text,
      speed: text,
      visitors: text,
      ramp: text,
      pages: text,
      seconds: text,
    },
  });
  const parsed = Given.safeParse({
    router: values.router ?? env.FOYER_PRACTICE_ROUTER,
    origin: values.origin ?? env.FOYER_PRACTICE_ORIGIN,
    site: values.site ?? env.FOYER_PRACTICE_SITE,
    key: values.key ?? env.FOYER_PRACTICE_KEY,
    speed: values.speed ?? env.FOYER_PRACTICE_SPEED,
    seed: values.seed ?? env.FOYER_PRACTICE_SEED,
    readyAt: env.FOYER_PRACTICE_READY_AT,
    host: values.host,
    visitors: values.visitors,
    ramp: values.ramp,
    pages: values.pages,
    seconds: values.seconds,
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}\n${usage}`);
  }
  const { router, origin, site, host, key, seed, speed, readyAt, visitors, ramp, pages, seconds } = parsed.data;
  const own = new URL(origin ?? router).origin;
  return {
    routerUrl: new URL(router).origin,
    origin: own,
    siteKey: site,
    hostOrigin: host === undefined ? own : new URL(host).origin,
    key,
    seed: seed ?? now % 2 ** 31,
    speed,
    readyAt: readyAt ?? null,
    load: visitors === undefined ? null : { visitors, rampS: ramp, pageEveryS: pages, seconds: seconds ?? null },
  };
};
