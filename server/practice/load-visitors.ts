import { createHash } from 'node:crypto';
import { seededRandom } from '../features/demo/seeded-random.ts';
import { addressOf } from './plan-visit.ts';
import type { VisitPlan } from './visit-plan.ts';
import { smallTalkOf } from './words/small-talk-of.ts';

export interface LoadOptions {
  seed: number;
  visitors: number;
  rampS: number;
  pageEveryS: number;
}

const zones = ['Europe/Lisbon', 'Europe/Berlin', 'America/Chicago', 'Asia/Tokyo', 'Asia/Dubai'];

/** Visitors who only look at pages, one every so often, from addresses of their own; the same seed plans the same. */
export const planLoad = ({ seed, visitors, rampS, pageEveryS }: LoadOptions): { at: number; plan: VisitPlan }[] => {
  const talk = smallTalkOf('en');
  return Array.from({ length: visitors }, (_, index) => {
    const random = seededRandom(seed + index);
    const key = `${seed} load ${index}`;
    const plan: VisitPlan = {
      key,
      who: { name: null, email: null, calls: false },
      browser: {
        secret: createHash('sha256').update(key).digest('base64url'),
        locale: 'en',
        zone: random.pick(zones),
        device: 'desktop',
        address: addressOf(key),
        place: null,
      },
      arrival: { query: '', referrer: '' },
      steps: [],
      roamMs: pageEveryS * 1_000,
      topic: random.pick(talk.topics),
      talk,
      pounce: 'ignores',
      seed: seed + index,
    };
    return { at: (index / visitors) * rampS * 1_000, plan };
  });
};
