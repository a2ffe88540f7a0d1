import type { MachineState } from '../../shared/domain/presence.ts';

/** What Electron's power monitor tells and answers. */
export interface PowerSource {
  on(event: string, listener: () => void): unknown;
  getSystemIdleState(thresholdSeconds: number): string;
}

interface WatchDeps {
  power: PowerSource;
  platform: NodeJS.Platform;
  /** Runs again and again until the disposer is called. */
  every: (ms: number, run: () => void) => () => void;
  onChanged: (state: MachineState) => void;
}

/** What this computer does. */
export interface MachineWatch {
  state(): MachineState;
  stop(): void;
}

/** Linux has no event for a locked screen: it is asked for, which costs next to nothing. */
const askMs = 2000;

/** Listens to the operating system: locked, asleep, another user in front of it, and back. */
export const watchMachine = ({ power, platform, every, onChanged }: WatchDeps): MachineWatch => {
  const askLocked = (): boolean => power.getSystemIdleState(3600) === 'locked';
  const now = { locked: false, foundLocked: askLocked(), otherUser: false, asleep: false };
  const stateNow = (): MachineState => {
    if (now.asleep) return 'suspended';
    return now.locked || now.foundLocked || now.otherUser ? 'locked' : 'unlocked';
  };
  let told = stateNow();

  const change = (part: Partial<typeof now>): void => {
    Object.assign(now, part);
    const state = stateNow();
    if (state === told) return;
    told = state;
    onChanged(state);
  };

  power.on('lock-screen', () => change({ locked: true }));
  power.on('unlock-screen', () => change({ locked: false, foundLocked: false }));
  power.on('suspend', () => change({ asleep: true }));
  power.on('resume', () => change({ asleep: false, foundLocked: askLocked() }));
  power.on('user-did-resign-active', () => change({ otherUser: true }));
  power.on('user-did-become-active', () => change({ otherUser: false }));
  const stop = platform === 'linux' ? every(askMs, () => change({ foundLocked: askLocked() })) : () => undefined;
  return { state: () => told, stop };
};
