import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchMachine } from './machine-watch.ts';

const aMachine = (platform: NodeJS.Platform = 'darwin') => {
  const power = Object.assign(new EventEmitter(), { idle: 'active', getSystemIdleState: () => power.idle });
  const told: string[] = [];
  let ask = (): void => undefined;
  let asking = false;
  const watch = watchMachine({
    power,
    platform,
    every: (_ms, run) => {
      ask = run;
      asking = true;
      return () => {
        asking = false;
      };
    },
    onChanged: (state) => told.push(state),
  });
  return { power, told, watch, ask: () => ask(), isAsking: () => asking };
};

describe('the computer', () => {
  it('is locked and unlocked', () => {
    const { power, told, watch } = aMachine();
    power.emit('lock-screen');
    power.emit('lock-screen');
    expect(watch.state()).toBe('locked');
    power.emit('unlock-screen');
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('that wakes up locked stays locked', () => {
    const { power, told } = aMachine();
    power.emit('lock-screen');
    power.emit('suspend');
    power.emit('resume');
    power.emit('unlock-screen');
    expect(told).toEqual(['locked', 'suspended', 'locked', 'unlocked']);
  });

  it('with another user in front of it is locked for this one', () => {
    const { power, told } = aMachine();
    power.emit('user-did-resign-active');
    power.emit('user-did-become-active');
    expect(told).toEqual(['locked', 'unlocked']);
  });

  it('is asked on Linux, which tells nothing by itself, until nobody needs to know', () => {
    const { power, told, watch, ask, isAsking } = aMachine('linux');
    power.idle = 'locked';
    ask();
    power.idle = 'idle';
    ask();
    expect(told).toEqual(['locked', 'unlocked']);
    watch.stop();
    expect(isAsking()).toBe(false);
    expect(aMachine().isAsking()).toBe(false);
  });

  it('keeps what an event said while asking finds nothing', () => {
    const { power, watch, ask } = aMachine('linux');
    power.emit('lock-screen');
    ask();
    expect(watch.state()).toBe('locked');
  });
});
