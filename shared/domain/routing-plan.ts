import * as z from 'zod';
import { FactName } from './identity.ts';
import { Id, Name, Zone } from './scalars.ts';
import { Device } from './visitor.ts';

/** How a target chooses among the reps of its queue. `manual` offers to nobody: reps take from the queue. */
export const strategies = [
  'first_available',
  'round_robin',
  'weighted_round_robin',
  'least_active',
  'most_available',
  'longest_idle',
  'manual',
] as const;
/** Schema of a strategy. */
export const Strategy = z.enum(strategies);
/** How a target chooses among the reps of its queue. */
export type Strategy = z.infer<typeof Strategy>;

/** Schema of a language as routing compares it: the primary subtag of a locale, such as `de`. */
export const Language = z.string().regex(/^[a-z]{2,3}$/, 'not a language');

/** Schema of a skill: a word the workspace chose, compared as written in lower case. */
export const Skill = z.string().trim().toLowerCase().min(1).max(40);

/** Schema of a calendar day, `2026-12-24`. */
export const Day = z.iso.date();

/** Schema of one opening of a weekday (1 Monday to 7 Sunday) in minutes of the local clock; `to` at or before `from` lies on the next day. */
export const Opening = z.object({
  weekday: z.number().int().min(1).max(7),
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(1440),
});
/** One opening of a weekday. */
export type Opening = z.infer<typeof Opening>;

/** Schema of business hours: when queues that name them are open. A holiday closes the openings that begin on it. */
export const BusinessHours = z.object({
  id: Id,
  name: Name,
  zone: Zone,
  openings: z.array(Opening).max(70),
  holidays: z.array(z.object({ day: Day, name: Name })).max(400),
});
/** Business hours: when queues that name them are open. */
export type BusinessHours = z.infer<typeof BusinessHours>;

/** Schema of a queue: a set of reps, open always or within business hours. */
export const Queue = z.object({
  id: Id,
  name: Name,
  members: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everybody') }),
    z.object({ kind: z.literal('reps'), repIds: z.array(Id).max(10_000) }),
  ]),
  hoursId: Id.nullable(),
});
/** A queue: a set of reps, open always or within business hours. */
export type Queue = z.infer<typeof Queue>;

/** Schema of what routing knows of a rep beside presence; null capacity is the workspace's. */
export const RepTraits = z.object({
  skills: z.array(Skill).max(50),
  languages: z.array(Language).max(20),
  /** Chats at once; null for the workspace's default. */
  capacity: z.number().int().min(1).max(20).nullable(),
  /** The rep's share in a weighted round robin. */
  weight: z.number().int().min(1).max(100),
  /** Their share of calls, where it is another one. */
  voiceWeight: z.number().int().min(1).max(100).optional(),
});
/** What routing knows of a rep beside presence. */
export type RepTraits = z.infer<typeof RepTraits>;

/** The texts of a visit that a condition can compare. */
export const textSubjects = [
  'page',
  'referrer',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
] as const;
/** The segments a visitor can belong to. */
export const segments = ['new', 'returning', 'identified', 'known_company', 'target_account', 'has_owner'] as const;
/** A segment a visitor can belong to. */
export type Segment = (typeof segments)[number];

const Words = z.array(z.string().trim().min(1).max(200)).min(1).max(50);
const isOrNot = z.enum(['is', 'is_not']);

/** Schema of one condition of a rule; several values mean *any of them*. Text is compared without regard to case. */
export const Condition = z.discriminatedUnion('on', [
  z.object({
    on: z.enum(textSubjects),
    op: z.enum(['is', 'is_not', 'starts_with', 'contains', 'contains_not']),
    values: Words,
  }),
  z.object({ on: z.literal('site'), op: isOrNot, values: z.array(Id).min(1).max(50) }),
  z.object({ on: z.literal('language'), op: isOrNot, values: z.array(Language).min(1).max(50) }),
  z.object({
    on: z.literal('country'),
    op: isOrNot,
    values: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .max(250),
  }),
  z.object({ on: z.literal('device'), op: isOrNot, values: z.array(Device).min(1) }),
  z.object({ on: z.literal('account'), op: isOrNot, values: z.array(Id).min(1).max(500) }),
  z.object({ on: z.literal('segment'), op: isOrNot, values: z.array(z.enum(segments)).min(1) }),
  /** What the visitor answered at a step of the experience; `step` is the step's id. */
  z.object({
    on: z.literal('answer'),
    step: z.string().min(1).max(80),
    op: z.enum(['is', 'is_not', 'contains']),
    values: Words,
  }),
  /** What the company's website says of the visitor under that name: a field of a form, or what its scripts tell. */
  z.object({
    on: z.literal('attribute'),
    attribute: FactName,
    op: z.enum(['is', 'is_not', 'contains', 'contains_not']),
    values: Words,
  }),
  z.object({ on: z.literal('time'), op: z.enum(['within', 'outside']), hoursId: Id }),
]);
/** One condition of a rule. */
export type Condition = z.infer<typeof Condition>;

const AloneS = z.number().int().min(1).max(600);

/** Schema of one target of a rule. Preferences come first, in this order: owner, previous rep, same language; then the whole queue by the strategy. */
export const Target = z.object({
  id: Id,
  queueId: Id,
  strategy: Strategy,
  /** The account's owner is offered the visitor alone for `aloneS` of the target; where there is none to be had, the fallback is. */
  ownerFirst: z.object({ aloneS: AloneS, fallbackRepId: Id.nullable() }).nullable(),
  /** The rep who talked with the visitor last, alone for `aloneS`. */
  previousRepFirst: z.object({ aloneS: AloneS }).nullable(),
  /** For `aloneS` only reps of the queue who speak the visitor's language. */
  sameLanguageFirst: z.object({ aloneS: AloneS }).nullable(),
  /** One offer at a time, at most `attempts` of them, whatever the strategy. */
  waterfall: z.object({ attempts: z.number().int().min(1).max(50) }).nullable(),
  /** Filter: the rep has all of these skills. */
  skills: z.array(Skill).max(10),
  /** The next target takes over when the work item is this old, in seconds; null: this one stays. */
  untilS: z.number().int().min(1).max(3600).nullable(),
  /** Passed over at once where this holds and no offer can be made. */
  skipIf: z.enum(['never', 'nobody_ready', 'nobody_available']),
});
/** One target of a rule. */
export type Target = z.infer<typeof Target>;

/** Schema of a rule: where all conditions hold, its targets are tried in order and the booker is shown at `overflowS` of the item's age (null: never by age). */
export const RoutingRule = z.object({
  id: Id,
  name: Name,
  enabled: z.boolean(),
  when: z.array(Condition).max(20),
  /** 0 to 9, higher first. */
  priority: z.number().int().min(0).max(9),
  targets: z.array(Target).min(1).max(8),
  overflowS: z.number().int().min(5).max(3600).nullable(),
});
/** A rule. */
export type RoutingRule = z.infer<typeof RoutingRule>;

/** So many bytes a plan may have: a thousand reps with traits and two hundred rules need about half of it. */
const planBytes = 1_000_000;

/** Schema of all that an admin decides about routing; the first rule that holds wins, the last one holds always. */
export const RoutingPlan = z
  .object({
    hours: z.array(BusinessHours).max(50),
    queues: z.array(Queue).min(1).max(200),
    /** By rep; who is not named has no skills, no languages, the workspace's capacity and weight 1. */
    traits: z.record(Id, RepTraits),
    rules: z.array(RoutingRule).min(1).max(200),
  })
  .superRefine((plan, context) => {
    const { hours, queues, rules } = plan;
    const hoursIds = new Set(hours.map(({ id }) => id));
    const queueIds = new Set(queues.map(({ id }) => id));
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const unique = (path: string, ids: string[]) => {
      if (new Set(ids).size !== ids.length) refuse([path], 'ids are not unique');
    };
    // A sign beyond ASCII is three bytes at most.
    const { length } = JSON.stringify(plan).replace(/[\u0080-\uffff]/g, '...');
    if (length > planBytes) refuse(['size'], `${length} bytes are too many`);
    unique('hours', [...hours.map(({ id }) => id)]);
    unique('queues', [...queues.map(({ id }) => id)]);
    unique('rules', [...rules.map(({ id }) => id), ...rules.flatMap(({ targets }) => targets.map(({ id }) => id))]);
    queues.forEach(({ hoursId }, n) => {
      if (hoursId !== null && !hoursIds.has(hoursId)) refuse(['queues', n, 'hoursId'], 'unknown hours');
    });
    rules.forEach((rule, n) => {
      rule.targets.forEach(({ queueId }, m) => {
        if (!queueIds.has(queueId)) refuse(['rules', n, 'targets', m, 'queueId'], 'unknown queue');
      });
      rule.when.forEach((condition, m) => {
        if (condition.on === 'time' && !hoursIds.has(condition.hoursId)) {
          refuse(['rules', n, 'when', m, 'hoursId'], 'unknown hours');
        }
      });
    });
    const last = rules.at(-1);
    if (last && (!last.enabled || last.when.length > 0))
      refuse(['rules', rules.length - 1], 'the last rule holds always');
  });
/** All that an admin decides about routing: one document, versioned as a whole. */
export type RoutingPlan = z.infer<typeof RoutingPlan>;

/** The ids of what every workspace starts with; they never change. */
export const builtIn = {
  queueId: '00000000-0000-7000-8000-000000000001',
  ruleId: '00000000-0000-7000-8000-000000000002',
  targetId: '00000000-0000-7000-8000-000000000003',
} as const;

/** What a fresh workspace starts with: the owner alone for `ownerAloneS` (0: not), then everybody, the booker at `overflowS` (product.md, Routing semantics 3). */
export const defaultPlan = (
  { ownerAloneS, overflowS }: { ownerAloneS: number; overflowS: number },
  names: { queue: string; rule: string },
): RoutingPlan => ({
  hours: [],
  queues: [{ id: builtIn.queueId, name: names.queue, members: { kind: 'everybody' }, hoursId: null }],
  traits: {},
  rules: [
    {
      id: builtIn.ruleId,
      name: names.rule,
      enabled: true,
      when: [],
      priority: 0,
      targets: [
        {
          id: builtIn.targetId,
          queueId: builtIn.queueId,
          strategy: 'first_available',
          ownerFirst: ownerAloneS > 0 ? { aloneS: ownerAloneS, fallbackRepId: null } : null,
          previousRepFirst: null,
          sameLanguageFirst: null,
          waterfall: null,
          skills: [],
          untilS: null,
          skipIf: 'never',
        },
      ],
      overflowS,
    },
  ],
});
