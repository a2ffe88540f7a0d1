import * as z from 'zod';
import { Person, PersonRef } from '../../domain/person.ts';
import { Presence } from '../../domain/presence.ts';
import { callPushes } from '../call-requests.ts';
import { cameraPushes } from '../camera-requests.ts';
import { EntryHint } from '../conversation-stream.ts';
import { demoPushes } from '../demo-requests.ts';
import { typingPushes } from '../typing.ts';
import { callPagePushes } from './call-page.ts';
import { companyPushes } from './company.ts';
import { Settings } from './contract.ts';
import { deskPushes } from './desk.ts';
import { mergePushes } from './merge.ts';
import { monitorPushes } from './monitor.ts';
import { planPushes } from './plan-pushes.ts';
import { pouncePushes } from './pounce.ts';
import { privacyPushes } from './privacy.ts';
import { statusPushes } from './statuses.ts';
import { ViewDelta, ViewEnded } from './views.ts';

/** Every event the router pushes on `/rep`; all are hints that a client checks against versions and sequences. */
export const repPushes = {
  'view.delta': ViewDelta,
  'view.ended': ViewEnded,
  'conversation.entry': EntryHint,
  ...callPushes,
  ...callPagePushes,
  ...cameraPushes,
  ...monitorPushes,
  ...demoPushes,
  ...typingPushes,
  /** The rep's own presence changed, by whomever; `reason` is set where it was not the rep. */
  'presence.changed': z.object({
    presence: Presence,
    reason: z.enum(['missed_offers', 'manager', 'lost']).optional(),
    /** Where a manager set the status: who, and with which words. */
    by: PersonRef.optional(),
    note: z.string().optional(),
  }),
  'me.changed': z.object({ me: Person }),
  ...pouncePushes,
  ...statusPushes,
  ...privacyPushes,
  ...planPushes,
  ...deskPushes,
  ...companyPushes,
  ...mergePushes,
  'settings.changed': z.object({ settings: Settings }),
  /** The router is about to stop; come back after `retryInMs`. */
  'router.stopping': z.object({ retryInMs: z.number().int().nonnegative() }),
  /** This session ended (revoked, role changed, deactivated); the socket closes next. */
  'session.ended': z.object({ reason: z.enum(['revoked', 'role_changed', 'deactivated', 'signed_out']) }),
} as const;

/** The pushes of `/rep` by event name. */
export type RepPushes = { [K in keyof typeof repPushes]: z.infer<(typeof repPushes)[K]> };
