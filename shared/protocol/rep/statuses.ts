import * as z from 'zod';
import { NamedStatus, StatusFacts } from '../../domain/presence.ts';
import { Id } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** So many statuses of its own a workspace may have. */
export const mostStatuses = 20;

const all = z.object({ statuses: z.array(NamedStatus) });

/** The workspace's own statuses, in the order they are chosen from; each change answers with all of them. */
export const statusRequests = {
  'status.list': request(z.object({}), all),
  /** Adds a status at the end; `conflict` with `detail.why` `name_taken` or `too_many`. */
  'status.add': request(StatusFacts, all),
  /** Reps who are in it go by the new facts at once. `conflict` with `detail.why` `name_taken`. */
  'status.change': request(z.object({ id: Id, facts: StatusFacts }), all),
  /** Reps who are in it are *Away* from then on. */
  'status.remove': request(z.object({ id: Id }), all),
  /** Ids that are gone are left out, others stay behind those named. */
  'status.order': request(z.object({ ids: z.array(Id).max(mostStatuses) }), all),
} as const;

/** Pushed to every console when the workspace's own statuses changed. */
export const statusPushes = { 'statuses.changed': all } as const;
