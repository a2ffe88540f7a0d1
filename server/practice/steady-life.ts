import { type CastMember, firstMinuteCast, northwindCast } from '../features/demo/northwind-cast.ts';
import { type SeededRandom, seededRandom } from '../features/demo/seeded-random.ts';
import { type Errand, planVisit } from './plan-visit.ts';
import type { PracticeTime } from './practice-time.ts';
import type { VisitPlan } from './visit-plan.ts';

/** What the site looks like now, as far as a planner of visits needs to know. */
export interface SiteNow {
  /** The keys of those who are here. */
  here(): ReadonlySet<string>;
  /** How many talk, or wait for somebody to talk to. */
  talking(): number;
  repsAvailable(): boolean;
}

export interface SteadyLifeOptions {
  time: PracticeTime;
  seed: number;
  site: SiteNow;
  arrive(plan: VisitPlan): void;
}

const fewest = 12;
const most = 18;
/** About fifteen visits of three minutes at a time. */
const meanGapMs = 12_000;
const shortGapMs = 900;
/** A rep can try things calmly: one question, then time for it. */
const questionGapMs = { from: 120_000, to: 180_000 };
const talksAtOnce = 2;
/** Where nobody is there some book, but not the whole calendar. */
const bookingGapMs = 360_000;
const bookingsAtMost = 4;
/** Who was here is not back at once. */
const pauseMs = 150_000;

/** The demo's days after the first minute: people come at random, look around, and one of them now and then asks. */
export const createSteadyLife = ({ time, seed, site, arrive }: SteadyLifeOptions) => {
  const random: SeededRandom = seededRandom(seed);
  const cast: readonly CastMember[] = [...Object.values(firstMinuteCast), ...northwindCast];
  const lastSeen = new Map<string, number>();
  let nextQuestionAt = 0;
  let nextBookingAt = 0;
  let bookings = 0;
  let drop = () => {};

  const pickMember = (): CastMember | null => {
    const here = site.here();
    const now = time.now();
    const free = cast.filter(({ key }) => !here.has(key) && now - (lastSeen.get(key) ?? -pauseMs) >= pauseMs);
    return free.length === 0 ? null : random.pick(free);
  };

  const errandOf = ({ who }: CastMember): Errand => {
    const now = time.now();
    if (site.repsAvailable()) {
      if (now < nextQuestionAt || site.talking() >= talksAtOnce) return null;
      nextQuestionAt = now + random.between(questionGapMs.from, questionGapMs.to);
      return 'ask';
    }
    if (who.email === null || now < nextBookingAt || bookings >= bookingsAtMost) return null;
    bookings += 1;
    nextBookingAt = now + bookingGapMs;
    return 'book';
  };

  const comeIn = (): void => {
    const member = pickMember();
    if (member === null) return;
    lastSeen.set(member.key, time.now());
    arrive(planVisit(member, random.between(0, 2 ** 31), errandOf(member)));
  };

  const next = (): void => {
    const count = site.here().size;
    // Exponential gaps: people do not come by the clock.
    const gap = count < fewest ? shortGapMs : -Math.log(1 - random.next()) * meanGapMs;
    drop = time.after(gap, () => {
      if (site.here().size < most) comeIn();
      next();
    });
  };

  return {
    /** Begins; what the first minute has asked and booked already is counted. */
    start: (afterScript: boolean): void => {
      if (afterScript) {
        nextQuestionAt = time.now() + questionGapMs.from;
        nextBookingAt = time.now() + bookingGapMs;
      }
      next();
    },
    stop: (): void => drop(),
  };
};
