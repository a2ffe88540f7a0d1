import * as z from 'zod';
import { MachineState, Presence } from '../../domain/presence.ts';
import { request } from '../contract.ts';

/** What a console says of the computer it runs on: at each connect, and whenever it changes. */
export const machineRequests = {
  'presence.machine': request(z.object({ state: MachineState }), z.object({ presence: Presence })),
} as const;
