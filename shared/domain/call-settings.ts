import * as z from 'zod';

/** The settings of calls: `callsRelayOnly` lets sound go through a relay only, so that neither side learns the other's address. */
export const CallSettings = z.object({ callsRelayOnly: z.boolean() });
/** The settings of calls. */
export type CallSettings = z.infer<typeof CallSettings>;

/** What a fresh workspace starts with: the straightest way there is. */
export const defaultCallSettings: CallSettings = { callsRelayOnly: false };
