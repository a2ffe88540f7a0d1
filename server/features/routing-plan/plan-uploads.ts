import { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { ParsedInputOf } from '../../../shared/protocol/contract.ts';
import type { PlanInput, routingRequests } from '../../../shared/protocol/rep/routing.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { createPartUploads } from '../part-uploads.ts';

const readPlan = (text: string): RoutingPlan | null => {
  try {
    return RoutingPlan.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** Plans that are larger than a frame: brought in parts, and named by those who save, preview or replay them. */
export const createPlanUploads = ({ clock }: Core) => {
  const uploads = createPartUploads(clock);
  /** What was read last: a preview asks for the same plan every few seconds. */
  let last: { key: string; plan: RoutingPlan } | null = null;

  return {
    upload: async (actor: RepActor, part: ParsedInputOf<typeof routingRequests, 'routing.upload'>) => {
      last = null;
      return uploads.bring(actor.personId, part);
    },

    /** The plan a request means. */
    planOf: (actor: RepActor, input: PlanInput): Result<RoutingPlan> => {
      if (!('uploadId' in input)) return ok(input);
      const { uploadId } = input;
      const text = uploads.read(actor.personId, uploadId);
      if (text === null) return fail('not_found', 'no such upload', { reason: 'upload' });
      const key = `${actor.personId} ${uploadId}`;
      if (last?.key === key) return ok(last.plan);
      const plan = readPlan(text);
      if (!plan) return fail('bad_request', 'the upload is not a plan');
      last = { key, plan };
      return ok(plan);
    },
  };
};

export type PlanUploads = ReturnType<typeof createPlanUploads>;
