import type { Timers } from '../../shared/client/timers.ts';
import type { Connection } from '../../shared/client/transport/connection.ts';
import type { MachineState } from '../../shared/domain/presence.ts';
import { isTransient } from '../../shared/protocol/error-codes.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';
import type { MachineBridge } from '../bridge/bridge.ts';

const RETRY_MS = 2000;

/**
 * Tells the router what this computer does: at each connect, for the router may know it from another one or from before, and
 * at once when it changes. Answers a disposer.
 */
export function tellMachine(
  connection: Pick<Connection<RepContract, RepPushes>, 'request' | 'getSnapshot' | 'subscribe'>,
  machine: MachineBridge,
  timers: Timers,
): () => void {
  let state: MachineState | null = null;
  let told: { epoch: number; state: MachineState } | null = null;
  let stopRetry = (): void => {};
  let closed = false;

  const tell = (): void => {
    const now = connection.getSnapshot();
    if (closed || state === null || now.kind !== 'connected') return;
    if (told?.epoch === now.epoch && told.state === state) return;
    const telling = { epoch: now.epoch, state };
    told = telling;
    stopRetry();
    void connection.request('presence.machine', { state }).then((result) => {
      if (result.ok || told !== telling || !isTransient(result.error.code)) return;
      told = null;
      stopRetry = timers.after(RETRY_MS, tell);
    });
  };
  const learn = (next: MachineState): void => {
    state = next;
    tell();
  };

  const stops = [machine.onChanged((view) => learn(view.state)), connection.subscribe(tell)];
  void machine.state().then((result) => {
    // A change that came meanwhile is newer than the answer.
    if (result.ok && state === null) learn(result.data.state);
  });
  return () => {
    closed = true;
    stopRetry();
    for (const stop of stops) stop();
  };
}
