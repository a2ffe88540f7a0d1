import * as z from 'zod';
import { FactName } from '../../domain/identity.ts';
import { PersonRef } from '../../domain/person.ts';
import { RoutingFacts } from '../../domain/routing-facts.ts';
import { RoutingPlan } from '../../domain/routing-plan.ts';
import { Id, Instant, Name } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** What is larger than a frame comes in parts of so many characters, which fit one in any language. */
export const uploadPartLength = 20_000;
/** So many parts an upload may have. */
export const uploadParts = 100;

/** Schema of the next part of an upload (0, 1, 2 …); the first one replaces the upload before it. Kept for ten minutes. */
const UploadPart = z.object({
  uploadId: Id,
  part: z
    .number()
    .int()
    .min(0)
    .max(uploadParts - 1),
  text: z.string().max(uploadPartLength),
});

/** Schema of a plan in a request: itself, or what was brought by `routing.upload` because it is larger than a frame. */
const PlanInput = z.union([z.strictObject({ uploadId: Id }), RoutingPlan]);
/** A plan in a request: itself, or where it was brought to. */
export type PlanInput = z.infer<typeof PlanInput>;

const Version = z.number().int().positive();

/** Schema of one kept version of the plan, without the plan itself. */
export const PlanVersion = z.object({
  version: Version,
  savedAt: Instant,
  /** Null where the router made it. */
  savedBy: PersonRef.nullable(),
  /** The version it brought back, or null. */
  restores: Version.nullable(),
});
/** One kept version of the plan. */
export type PlanVersion = z.infer<typeof PlanVersion>;

/** Schema of why a rep was passed over. */
export const PassedOverWhy = z.enum([
  'tried',
  'has_offer',
  'beyond_fan_out',
  'not_next',
  'not_in_queue',
  'queue_closed',
  'lacks_skill',
  'other_language',
  'not_owner',
  'offers_full',
  'capacity_full',
  'in_call',
  'not_accepting',
  'connection_lost',
  'machine_locked',
  'deactivated',
]);
/** Why a rep was passed over. */
export type PassedOverWhy = z.infer<typeof PassedOverWhy>;

/** Schema of how far a rule got with a visitor; `failed` is the index of the first condition that does not hold. */
export const RuleLook = z.object({
  ruleId: Id,
  ruleName: z.string(),
  result: z.enum(['held', 'failed', 'disabled', 'not_reached']),
  failed: z.number().int().nonnegative().nullable(),
});
/** How far a rule got with a visitor. */
export type RuleLook = z.infer<typeof RuleLook>;

/** Schema of what one target does for a visitor: to whom, by which preference, and who is passed over why; of a large group some are named and the rest counted. */
export const TargetLook = z.object({
  /** Null where no target was asked: a manager gave the visitor away, or the decision is older than targets. */
  targetId: Id.nullable(),
  queueName: z.string().nullable(),
  stage: z.enum(['owner', 'fallback', 'previous_rep', 'same_language', 'queue', 'manual', 'rep']),
  offered: z.array(PersonRef),
  passed: z.array(z.object({ why: PassedOverWhy, reps: z.array(PersonRef), more: z.number().int().nonnegative() })),
});
/** What one target does for a visitor. */
export type TargetLook = z.infer<typeof TargetLook>;

/** What a decision can be. */
export const decisionKinds = [
  'asked',
  'offered',
  'shared',
  'declined',
  'timed_out',
  'taken_back',
  'accepted',
  'owned',
  'reopened',
  'nudged',
  'started',
  'slept',
  'woke',
  'requeued',
  'renewed',
  'moved_on',
  'rerouted',
  'reassigned',
  'took',
  'transferred',
  'handed_over',
  'returned',
  'new_round',
  'booker',
  'canceled',
  'wrapping',
  'completed',
  'outcome',
  'sent_away',
  'not_sent_away',
] as const;

/** Schema of one decision about a conversation's work item. */
export const RoutingDecision = z.object({
  /** Its place in the log. */
  id: z.string(),
  at: Instant,
  workItemId: Id,
  kind: z.enum(decisionKinds),
  /** Whom it is about, and who had it done: a manager, a sender. */
  rep: PersonRef.nullable(),
  by: PersonRef.nullable(),
  /** A code that says more: why an offer was made or ended, what an outcome is. The catalogue has a sentence for each. */
  because: z.string().nullable(),
  /** Until when what was decided lasts: an offer, a wrap-up. */
  until: Instant.nullable(),
  /** True where the offer is one rep's alone. */
  sole: z.boolean(),
  /** The rules that were looked at, in order. */
  rules: z.array(RuleLook),
  /** Who was considered. To a plain rep only what concerns them is told. */
  target: TargetLook.nullable(),
});
/** One decision about a conversation's work item. */
export type RoutingDecision = z.infer<typeof RoutingDecision>;

/** Schema of the figures of one run of a day's traffic; milliseconds, counts by outcome, and accepted items by rep. */
export const ReplayFigures = z.object({
  waits: z.number().int(),
  medianWaitMs: z.number().nullable(),
  p90WaitMs: z.number().nullable(),
  outcomes: z.object({
    conversation: z.number().int(),
    meeting_booker: z.number().int(),
    missed: z.number().int(),
  }),
  byRep: z.array(z.object({ rep: PersonRef, offered: z.number().int(), accepted: z.number().int() })),
});
/** The figures of one run of a day's traffic. */
export type ReplayFigures = z.infer<typeof ReplayFigures>;

/** The requests about routing: the plan and its versions, what it does and did, the account list, transfers. */
export const routingRequests = {
  'routing.get': request(z.object({}), PlanVersion.extend({ plan: RoutingPlan })),
  /** Brings the next part of a plan's JSON, for one that is larger than a frame. */
  'routing.upload': request(UploadPart, z.object({})),
  /** Refused with `conflict` where somebody saved a newer version than `basedOn`. */
  'routing.save': request(z.object({ plan: PlanInput, basedOn: Version }), PlanVersion),
  'routing.versions': request(
    z.object({ before: Version.nullable().default(null), limit: z.number().int().min(1).max(100).default(30) }),
    z.object({ versions: z.array(PlanVersion), more: z.boolean() }),
  ),
  'routing.version': request(z.object({ version: Version }), PlanVersion.extend({ plan: RoutingPlan })),
  'routing.restore': request(z.object({ version: Version, basedOn: Version }), PlanVersion),
  /** What the websites lately said of visitors, by its names alone: what a condition can ask about. */
  'routing.attributes': request(z.object({}), z.object({ names: z.array(FactName) })),
  /** Who would be offered this visitor now under `plan` (null: the saved one), and why. Decides nothing. */
  'routing.preview': request(
    z.object({
      plan: PlanInput.nullable(),
      visitor: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('visitor'), visitorId: Id }),
        z.object({ kind: z.literal('facts'), facts: RoutingFacts }),
      ]),
    }),
    z.object({
      facts: RoutingFacts,
      rules: z.array(RuleLook),
      targets: z.array(TargetLook),
      /** Shown the booker at once: nobody could be offered the visitor at all. */
      booker: z.boolean(),
    }),
  ),
  /**
   * What the plan would have done with the traffic of `from` to `to`, beside what was done. One is worked out at a time; a refusal
   * says in `detail.reason`: `busy`, `span` (over a month), `traffic` (too much of it), `too_long`, `not_reproduced`.
   */
  'routing.what_if': request(
    z.object({ plan: PlanInput, from: Instant, to: Instant }),
    z.object({
      before: ReplayFigures,
      after: ReplayFigures,
      /** How well the model knows people: waits that ended as they did when it played the span under its own rules. */
      model: z.object({ same: z.number().int(), of: z.number().int() }),
      /** Waits that would have gone to another rep or outcome; the first hundred of them. */
      differing: z.number().int(),
      /** Waits whose inputs were erased and that could not be replayed. */
      erased: z.number().int(),
      /** Waits of visitors to practise on, whom no figure counts; a demo counts them, and leaves out none. */
      practice: z.number().int(),
      /** A part of the span could not be replayed: an older release decided it, or what it asked was erased. */
      skipped: z.boolean(),
      examples: z.array(
        z.object({
          conversationId: Id,
          askedAt: Instant,
          before: z.object({ rep: PersonRef.nullable(), outcome: z.string(), waitedMs: z.number() }),
          after: z.object({ rep: PersonRef.nullable(), outcome: z.string(), waitedMs: z.number() }),
        }),
      ),
    }),
  ),
  /** The decisions about a conversation, oldest first: *why me*, *why not*; `more` where there were earlier ones than can be told. */
  'routing.trace': request(
    z.object({ conversationId: Id }),
    z.object({ decisions: z.array(RoutingDecision), more: z.boolean() }),
  ),
  /** Brings the next part of a CSV. */
  'accounts.upload': request(UploadPart, z.object({})),
  /**
   * Reads the uploaded CSV of `domain,company,owner` (owner by e-mail; empty: nobody; a column left out changes nothing);
   * `apply` false only says what it would do. Nothing is written where a row is wrong.
   */
  'accounts.import': request(
    z.object({ uploadId: Id, apply: z.boolean() }),
    z.object({
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      /** The first hundred rows that are wrong, and how many more there are. */
      wrong: z.array(
        z.object({
          line: z.number().int(),
          why: z.enum(['no_domain', 'not_a_domain', 'twice', 'free_mail', 'unknown_owner', 'columns', 'too_long']),
          text: z.string(),
        }),
      ),
      more: z.number().int(),
    }),
  ),
  'accounts.list': request(
    z.object({
      search: z.string().max(120).default(''),
      /** Only these: what the ids of a plan are called. */
      ids: z.array(Id).min(1).max(200).optional(),
      after: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    z.object({
      accounts: z.array(
        z.object({
          id: Id,
          domain: z.string().nullable(),
          name: z.string(),
          target: z.boolean(),
          owner: PersonRef.nullable(),
        }),
      ),
      more: z.boolean(),
    }),
  ),
  'account.set_owner': request(
    z.object({ accountId: Id, ownerId: Id.nullable() }),
    z.object({ owner: PersonRef.nullable() }),
  ),
  /** Takes a visitor who waits in a queue of the rep's: the way in for `manual`, and a shortcut elsewhere. A `conflict` says in `detail.reason` why not (`TakeRefusal`). */
  'conversation.take': request(z.object({ conversationId: Id }), z.object({ conversationId: Id })),
  /** Offers the running conversation to a rep or a queue; the sender keeps it until somebody accepts. A `conflict` says in `detail.reason` why not (`TransferRefusal`). */
  'conversation.transfer': request(
    z.object({
      conversationId: Id,
      to: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('rep'), repId: Id }),
        z.object({ kind: z.literal('queue'), queueId: Id }),
      ]),
      note: z.string().trim().max(1000),
    }),
    z.object({ workItemId: Id }),
  ),
  /** Takes a transfer back that nobody accepted yet. */
  'conversation.transfer_cancel': request(z.object({ conversationId: Id }), z.object({})),
  /** The queues one may transfer to, with who is there: for every rep. */
  'routing.queues': request(
    z.object({}),
    z.object({ queues: z.array(z.object({ id: Id, name: Name, available: z.number().int(), open: z.boolean() })) }),
  ),
} as const;
