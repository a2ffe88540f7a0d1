import type { machineStateRequests } from '../../shared/ipc/machine.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { MachineWatch } from '../system/machine-watch.ts';
import type { Handlers } from './answer-request.ts';

export const machineChannels = (machine: Pick<MachineWatch, 'state'>): Handlers<typeof machineStateRequests> => ({
  'machine.state': () => ok({ state: machine.state() }),
});
