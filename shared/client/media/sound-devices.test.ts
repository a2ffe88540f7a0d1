import { expect, it } from 'vitest';
import { createManualTime } from '../tests/manual-time.ts';
import { createLoudspeakers, playThrough, restMs } from './loudspeakers.ts';
import { findDevice, type SoundDevice } from './sound-devices.ts';
import { allSwitchesOn, applySwitches } from './sound-switches.ts';

const desk = { id: 'd', label: 'Desk' };
const ear = { id: 'e', label: 'Ear' };

it.each<[string, SoundDevice | null, string | null]>([
  ['the id', { id: 'e', label: '' }, 'e'],
  ['the id rather than the name', { id: 'e', label: 'Desk' }, 'e'],
  ['the name under another id', { id: 'gone', label: 'Desk' }, 'd'],
  ['no empty name', { id: 'gone', label: '' }, null],
  ['nothing that is gone', { id: 'gone', label: 'Gone' }, null],
  ['nothing where nothing was chosen', null, null],
])('finds a device by %s', (_by, chosen, found) => {
  expect(findDevice([desk, ear, { id: 'x', label: '' }], chosen)?.id ?? null).toBe(found);
});

const machine = (there: SoundDevice[]) => {
  let plugged = () => {};
  const devices = {
    enumerateDevices: async () =>
      there.map(({ id, label }) => ({ kind: 'audiooutput', deviceId: id, label }) as MediaDeviceInfo),
    addEventListener: (_: string, listener: () => void) => {
      plugged = listener;
    },
    removeEventListener: () => {
      plugged = () => {};
    },
  } as unknown as MediaDevices;
  const plug = async (next: SoundDevice[]): Promise<void> => {
    there = next;
    plugged();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { devices, plug };
};

it('remembers a loudspeaker, plays through the system’s choice while it is gone, and says so', async () => {
  const time = createManualTime();
  const { devices, plug } = machine([{ id: 'default', label: 'Default' }, desk, ear]);
  let kept: SoundDevice | null = null;
  const remembered = {
    get: () => kept,
    set: (chosen: SoundDevice | null) => {
      kept = chosen;
    },
  };
  const loudspeakers = createLoudspeakers({ devices, canChoose: true, timers: time, remembered });
  await plug([{ id: 'default', label: 'Default' }, desk, ear]);
  expect(loudspeakers.getSnapshot()).toEqual({ canChoose: true, all: [desk, ear], id: null, gone: null });
  loudspeakers.choose('e');
  expect(kept).toEqual(ear);
  await plug([desk]);
  expect(loudspeakers.getSnapshot()).toMatchObject({ id: null, gone: 'Ear' });
  await plug([desk, { id: 'e2', label: 'Ear' }]);
  await time.advance(restMs);
  expect(loudspeakers.getSnapshot()).toMatchObject({ id: 'e2', gone: null });
  // Back at once, it would be silent: Chromium's former way to it leads elsewhere by now.
  await plug([desk]);
  await time.advance(restMs - 1);
  await plug([desk, ear]);
  expect(loudspeakers.getSnapshot()).toMatchObject({ id: null, gone: 'Ear' });
  await time.advance(1);
  expect(loudspeakers.getSnapshot()).toMatchObject({ id: 'e', gone: null });
  // Whoever chooses waits for nothing.
  await plug([desk]);
  loudspeakers.choose('d');
  expect(loudspeakers.getSnapshot()).toMatchObject({ id: 'd', gone: null });
  loudspeakers.close();
  await plug([desk]);
  expect(loudspeakers.getSnapshot().gone).toBeNull();
});

it('plays through the system’s choice where the chosen one is refused', async () => {
  const asked: string[] = [];
  const audio = {
    setSinkId: (id: string) => {
      asked.push(id);
      return id === 'gone' ? Promise.reject(new Error('gone')) : Promise.resolve();
    },
  } as unknown as HTMLMediaElement;
  await playThrough(audio, 'e');
  await playThrough(audio, null);
  await playThrough(audio, 'gone');
  await playThrough({} as HTMLMediaElement, 'e');
  expect(asked).toEqual(['e', '', 'gone', '']);
});

it.each<[string, Partial<MediaStreamTrack>, boolean]>([
  ['does it', { applyConstraints: async () => {}, getSettings: () => ({ ...allSwitchesOn }) }, true],
  ['tells nothing of it', { applyConstraints: async () => {}, getSettings: () => ({}) }, true],
  ['says so only', { applyConstraints: async () => {}, getSettings: () => ({ echoCancellation: false }) }, false],
  ['refuses', { applyConstraints: () => Promise.reject(new Error('no')), getSettings: () => ({}) }, false],
])('knows a browser that %s', async (_what, track, done) => {
  expect(await applySwitches(track as MediaStreamTrack, allSwitchesOn)).toBe(done);
});
