import * as z from 'zod';

/** Pushed to every console when the routing plan has a newer version: whoever shows it, or its queues, asks for it again. */
export const planPushes = {
  'plan.changed': z.object({ version: z.number().int().positive() }),
} as const;
