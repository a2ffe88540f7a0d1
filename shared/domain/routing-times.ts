import * as z from 'zod';

/** Schema of the workspace's settings about calls and silent visitors, in seconds. */
export const RoutingTimes = z.object({
  /** How long a rep has to accept a call. */
  voiceOfferTimeoutS: z.number().int().min(5).max(300),
  /** How long a rep's capacity stays in use after a call. */
  callWrapUpS: z.number().int().min(0).max(1800),
  /** A visitor who said nothing for so long takes no capacity; 0: every conversation does. */
  dormantAfterS: z.number().int().min(0).max(3600),
});

/** What a fresh workspace starts with. */
export const defaultRoutingTimes: z.infer<typeof RoutingTimes> = {
  voiceOfferTimeoutS: 20,
  callWrapUpS: 120,
  dormantAfterS: 300,
};
