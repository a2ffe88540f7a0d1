import * as z from 'zod';
import { MachineState } from '../domain/presence.ts';
import { type Contract, request } from '../protocol/contract.ts';

/** Schema of what this computer does, as the operating system says. */
export const MachineView = z.object({ state: MachineState });
/** What this computer does. */
export type MachineView = z.infer<typeof MachineView>;

/** Requests of the console page about the computer; changes come as the event `machine.changed`. */
export const machineStateRequests = {
  'machine.state': request(z.undefined(), MachineView),
} satisfies Contract;
