import { describe, expect, it } from 'vitest';
import { trayMenu, trayTooltip } from './tray-menu.ts';

const acts = () => {
  const done: string[] = [];
  return {
    done,
    choose: (status: string) => void done.push(status),
    show: () => void done.push('show'),
    quit: () => void done.push('quit'),
  };
};

const none = { named: null, own: [] };

const press = (item: { click?: unknown } | undefined): void => {
  if (typeof item?.click === 'function') item.click();
};

describe('the tray', () => {
  it('offers nothing but the window and the end while nobody is signed in', () => {
    const { done, ...did } = acts();
    const items = trayMenu(null, did).filter((item) => item.type !== 'separator');
    expect(items.map((item) => item.id)).toEqual(['show', 'quit']);
    for (const item of items) press(item);
    expect(done).toEqual(['show', 'quit']);
    expect(trayTooltip(null)).toBe('Foyer');
  });

  it('shows my status among those I may choose', () => {
    const { done, ...did } = acts();
    const items = trayMenu({ ...none, status: 'busy', connected: true, locked: false, count: 2 }, did);
    const radios = items.filter((item) => item.type === 'radio');
    expect(radios.map((item) => [item.label, item.checked, item.enabled])).toEqual([
      ['Available', false, true],
      ['Away', false, true],
      ['Busy', true, true],
      ['Offline', false, true],
    ]);
    press(radios[0]);
    expect(done).toEqual(['available']);
  });

  it('shows the workspace’s own statuses among them, and by their names', () => {
    const { done, ...did } = acts();
    const training = { id: 'the-id-of-training', name: 'Training' };
    const view = {
      status: 'busy' as const,
      named: training,
      own: [training],
      connected: true,
      locked: false,
      count: 0,
    };
    const radios = trayMenu(view, did).filter((item) => item.type === 'radio');
    expect(radios.map((item) => [item.label, item.checked])).toEqual([
      ['Available', false],
      ['Training', true],
      ['Away', false],
      ['Busy', false],
      ['Offline', false],
    ]);
    press(radios[1]);
    expect(done).toEqual([training.id]);
    expect(trayTooltip(view)).toBe('Foyer: Training');
  });

  it('says what is true: how many need me, missed offers, no connection', () => {
    expect(trayTooltip({ ...none, status: 'available', connected: true, locked: false, count: 2 })).toBe(
      'Foyer: Available, 2 waiting for you',
    );
    expect(trayTooltip({ ...none, status: 'away_missed', connected: true, locked: false, count: 0 })).toBe(
      'Foyer: Away, missed offers',
    );
    expect(trayTooltip({ ...none, status: 'available', connected: true, locked: true, count: 0 })).toBe(
      'Foyer: Locked',
    );
    expect(trayTooltip({ ...none, status: 'available', connected: false, locked: false, count: 0 })).toBe(
      'Foyer: Not connected',
    );
    const radios = trayMenu(
      { ...none, status: 'away_missed', connected: false, locked: false, count: 0 },
      acts(),
    ).filter((item) => item.type === 'radio');
    expect(radios.map((item) => [item.checked, item.enabled])).toEqual([
      [false, false],
      [true, false],
      [false, false],
      [false, false],
    ]);
  });
});
