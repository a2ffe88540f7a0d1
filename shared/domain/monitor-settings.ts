import * as z from 'zod';

/** The settings of listening: `callsTellListening` tells visitors in each call that a colleague may listen in. */
export const MonitorSettings = z.object({ callsTellListening: z.boolean() });
/** The settings of listening. */
export type MonitorSettings = z.infer<typeof MonitorSettings>;

/** What a fresh workspace starts with: visitors are told. */
export const defaultMonitorSettings: MonitorSettings = { callsTellListening: true };
