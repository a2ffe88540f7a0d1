import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { type PlanInput, uploadPartLength } from '../../../shared/protocol/rep/routing.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';
import type { RoutingConnection } from './routing-connection.ts';

/** What surely fits a frame with its request; what is larger is brought before it. */
const mostCharacters = 25_000;

/** Asks the router something about a plan of any size. */
export interface PlanSender {
  ask<T>(plan: RoutingPlan, request: (input: PlanInput) => Promise<Result<T>>): Promise<Result<T>>;
}

/** Brings a large plan in parts, once: the same plan is asked about again every few seconds. */
export function createPlanSender(connection: RoutingConnection, nextId: () => string): PlanSender {
  let brought: { plan: RoutingPlan; uploadId: string } | null = null;
  const bring = async (plan: RoutingPlan, text: string): Promise<Result<{ uploadId: string }>> => {
    const uploadId = nextId();
    for (let part = 0; part * uploadPartLength < text.length; part++) {
      const piece = text.slice(part * uploadPartLength, (part + 1) * uploadPartLength);
      const result = await connection.request('routing.upload', { uploadId, part, text: piece });
      if (!result.ok) return result;
    }
    brought = { plan, uploadId };
    return { ok: true, data: { uploadId } };
  };
  return {
    async ask(plan, request) {
      if (brought?.plan === plan) {
        const result = await request({ uploadId: brought.uploadId });
        // Another window of the same person brought its own, or it was long ago.
        if (result.ok || result.error.detail?.reason !== 'upload') return result;
      }
      const text = JSON.stringify(plan);
      if (text.length <= mostCharacters) return request(plan);
      const there = await bring(plan, text);
      return there.ok ? request(there.data) : there;
    },
  };
}

/** The sender of the workspace: what one screen brought, the others need not. */
export const planSenderSlot = slot<PlanSender>('routing-plan-sender', ({ connection, ids }: Workspace) =>
  createPlanSender(connection, () => ids.next()),
);
