import * as z from 'zod';
import { callPushes } from '../call-requests.ts';
import { cameraPushes } from '../camera-requests.ts';
import { EntryHint } from '../conversation-stream.ts';
import { demoPushes } from '../demo-requests.ts';
import { typingPushes } from '../typing.ts';
import { VisitorState } from './contract.ts';

/** Every event the router pushes on `/visitor`. */
export const visitorPushes = {
  state: VisitorState,
  'conversation.entry': EntryHint,
  ...callPushes,
  ...cameraPushes,
  ...demoPushes,
  ...typingPushes,
  /** All that was kept of the visitor is gone: forget this browser's secret and what was typed, and begin anew. */
  erased: z.object({}),
  /** The router is about to stop; come back after `retryInMs`. */
  'router.stopping': z.object({ retryInMs: z.number().int().nonnegative() }),
} as const;

/** The pushes of `/visitor` by event name. */
export type VisitorPushes = { [K in keyof typeof visitorPushes]: z.infer<(typeof visitorPushes)[K]> };
