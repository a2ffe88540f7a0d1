import { createHash } from 'node:crypto';
import type { CastMember } from '../features/demo/northwind-cast.ts';
import { castSecret } from '../features/demo/northwind-secret.ts';
import { northwindSources, type PageKey } from '../features/demo/northwind-site.ts';
import { type SeededRandom, seededRandom } from '../features/demo/seeded-random.ts';
import type { Act, Step, VisitPlan } from './visit-plan.ts';
import { smallTalkOf } from './words/small-talk-of.ts';

/** What a visit is made for, beside looking around. */
export type Errand = 'ask' | 'book' | null;

const secondMs = 1_000;
const seeds = 2 ** 31;

const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);

/** An address of the block that is set aside for measurements: nobody on the internet has it. */
export const addressOf = (key: string): string => {
  const number = numberOf(`address of ${key}`);
  return `198.${18 + ((number >>> 16) & 1)}.${(number >>> 8) & 255}.${number & 255}`;
};

/** Who has said who they are is known again; everybody else comes with a fresh browser. */
const secretOf = ({ key, who }: CastMember, random: SeededRandom): string =>
  who.email === null ? random.secret() : castSecret(key);

const pounceOf = (random: SeededRandom): VisitPlan['pounce'] => {
  const chance = random.next();
  if (chance < 0.45) return 'answers';
  return chance < 0.85 ? 'ignores' : 'closes';
};

/** A visit with the given steps, in the manner of its visitor; everything else follows from the seed. */
export const planWith = (
  member: CastMember,
  seed: number,
  steps: readonly Step[],
  over: Partial<VisitPlan> = {},
): VisitPlan => {
  const random = seededRandom(seed);
  const { who, where, how } = member;
  const talk = smallTalkOf(where.locale);
  const { locale, zone, device, city, country } = where;
  const { query, referrer } = northwindSources[how.source];
  return {
    key: member.key,
    who: { name: who.name, email: who.email, calls: random.next() < 0.7 },
    browser: {
      secret: secretOf(member, random),
      locale,
      zone,
      device,
      address: addressOf(member.key),
      place: { country, city },
    },
    arrival: { query, referrer },
    steps,
    topic: random.pick(talk.topics),
    talk,
    pounce: pounceOf(random),
    seed: Math.floor(random.next() * seeds),
    ...over,
  };
};

/** A visit as it comes by: the member's pages at a reader's pace, sometimes a second round, then away, or the errand. */
export const planVisit = (member: CastMember, seed: number, errand: Errand): VisitPlan => {
  const random = seededRandom(seed + 1);
  const { journey } = member.how;
  const rounds: readonly PageKey[] = random.next() < 0.4 ? [...journey, ...journey.slice(1)] : journey;
  const steps: Step[] = [];
  let at = 0;
  const add = (act: Act): void => {
    steps.push({ ...act, at });
  };
  for (const page of rounds) {
    add({ do: 'look', page });
    at += random.between(18, 70) * secondMs;
  }
  if (errand !== null) {
    // Asked from the page they are on, before they would turn away.
    const last = steps.at(-1)?.at ?? 0;
    at = last + random.between(8, 20) * secondMs;
    add(errand === 'ask' ? { do: 'ask', when: 'now' } : { do: 'book' });
    at += 90 * secondMs;
  }
  add({ do: 'leave' });
  return planWith(member, seed, steps);
};
