import { type CastMember, firstMinuteCast, northwindCast } from '../features/demo/northwind-cast.ts';
import type { PageKey } from '../features/demo/northwind-site.ts';
import { planWith } from './plan-visit.ts';
import type { Step, VisitPlan } from './visit-plan.ts';

/** A visit and when it begins, in milliseconds after the router was ready. */
export interface Arrival {
  readonly at: number;
  readonly plan: VisitPlan;
}

/** What one does at a moment of the first minutes, in seconds after the router was ready. */
type Moment = readonly [at: number, what: PageKey | 'ask' | 'book' | 'leave'];

const { beatriz, miguel, mette } = firstMinuteCast;

/** Twelve who are simply there and move about; the other two of the fourteen, and who follows, have a part. */
const others: Readonly<Record<string, readonly Moment[]>> = {
  greta: [
    [0.1, 'compare'],
    [16, 'pricing'],
    [95, 'security'],
    [150, 'leave'],
  ],
  'hofmann-second': [
    [0.2, 'security'],
    [34, 'compare'],
    [110, 'leave'],
  ],
  jonas: [
    [0.2, 'home'],
    [9, 'compare'],
    [52, 'security'],
    [120, 'leave'],
  ],
  carla: [
    [0.3, 'home'],
    [13, 'compare'],
    [70, 'pricing'],
    [140, 'leave'],
  ],
  camille: [
    [0.4, 'pricing'],
    [24, 'security'],
    [90, 'pricing'],
    [170, 'leave'],
  ],
  joris: [
    [0.4, 'security'],
    [41, 'compare'],
    [105, 'leave'],
  ],
  gemma: [
    [0.5, 'home'],
    [6, 'compare'],
    [29, 'pricing'],
    [130, 'leave'],
  ],
  dublin: [
    [0.6, 'compare'],
    [19, 'home'],
    [100, 'pricing'],
    [125, 'leave'],
  ],
  cairo: [
    [0.7, 'arabic'],
    [22, 'compare'],
    [80, 'arabic'],
    [155, 'leave'],
  ],
  fukuoka: [
    [0.8, 'japanese'],
    [27, 'compare'],
    [115, 'leave'],
  ],
  ananya: [
    [0.9, 'home'],
    [11, 'security'],
    [48, 'pricing'],
    [135, 'leave'],
  ],
  porto: [
    [1, 'home'],
    [37, 'security'],
    [85, 'leave'],
  ],
};

/** Those the minute is told by. */
const leads: readonly (readonly [CastMember, readonly Moment[], Partial<VisitPlan>])[] = [
  // On the pricing page early enough that she has been there for a while at 15 s.
  [
    beatriz,
    [
      [0.3, 'home'],
      [3.5, 'pricing'],
      [160, 'security'],
      [230, 'leave'],
    ],
    { pounce: 'answers' },
  ],
  [
    miguel,
    [
      [7.5, 'pricing'],
      [30, 'ask'],
      [400, 'leave'],
    ],
    { pounce: 'ignores' },
  ],
  // Choosing a time and filling in the form takes until 45 s.
  [
    mette,
    [
      [0.5, 'home'],
      [12, 'request'],
      [38.5, 'book'],
    ],
    { pounce: 'ignores' },
  ],
];

const stepOf = ([at, what]: Moment, from: number): Step => {
  const ms = Math.round((at - from) * 1_000);
  // Where nobody is there at 30 s the question waits until somebody is: the offer is what the minute shows.
  if (what === 'ask') return { do: 'ask', when: 'if_reps', at: ms };
  if (what === 'book' || what === 'leave') return { do: what, at: ms };
  return { do: 'look', page: what, at: ms };
};

const arrivalOf = (member: CastMember, moments: readonly Moment[], seed: number, over: Partial<VisitPlan>): Arrival => {
  const from = moments[0]?.[0] ?? 0;
  const steps = moments.map((moment) => stepOf(moment, from));
  return { at: Math.round(from * 1_000), plan: planWith(member, seed, steps, over) };
};

/**
 * The script of the demo's first minute: fourteen visitors move at once, at 8 s two of one target account are on the
 * pricing page, one of them long enough at 15 s to be spoken to, the other asks at 30 s, and at 45 s somebody books.
 */
export const firstMinute = (seed: number): readonly Arrival[] => {
  const told = leads.map(([member, moments, over], index) => {
    const { name, email } = member.who;
    // Whoever tries the demo tries to call, too.
    const arrival = { ...over, who: { name, email, calls: true } };
    // Everybody who reads along should understand the question.
    return arrivalOf(member, moments, seed + index, member === miguel ? { ...arrival, topic: miguelsTopic } : arrival);
  });
  const around = northwindCast.flatMap((member, index) => {
    const moments = others[member.key];
    return moments ? [arrivalOf(member, moments, seed + 100 + index, {})] : [];
  });
  return [...told, ...around].toSorted((a, b) => a.at - b.at);
};

const miguelsTopic: VisitPlan['topic'] = {
  question: 'Do you integrate with SAP EWM, and how long does that take with 20 robots?',
  next: [
    'Who does the mapping of storage bins, your people or ours?',
    'And what would the 20 robots cost us per month, all in?',
  ],
};
