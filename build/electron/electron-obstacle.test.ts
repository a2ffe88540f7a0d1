import { expect, test } from 'vitest';
import { type DesktopMachine, findDesktop } from './electron-obstacle.ts';

const aDesktop = (changes: Partial<DesktopMachine> = {}): DesktopMachine => ({
  platform: 'linux',
  env: { DISPLAY: ':0' },
  uid: 1000,
  knownLibraries: () => 'libgtk-3.so.0 libnss3.so libasound.so.2 libgbm.so.1 libatk-bridge-2.0.so.0',
  linkedLibraries: () => '\tlibc.so.6 => /lib/libc.so.6 (0x1)\n',
  resolve: async () => '/opt/electron',
  ...changes,
});

const unreachable = async (): Promise<string> => {
  throw new Error('no download');
};

test('a desktop opens a window', async () => {
  expect(await findDesktop(aDesktop())).toEqual({ ok: true, executable: '/opt/electron' });
  expect(await findDesktop(aDesktop({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toMatchObject({ ok: true });
});

test.each<[string, Partial<DesktopMachine>, RegExp]>([
  ['no display', { env: {}, uid: 0, resolve: unreachable }, /no display/],
  ['root', { uid: 0, knownLibraries: () => '', resolve: unreachable }, /root/],
  ['no libraries', { knownLibraries: () => 'libnss3.so', resolve: unreachable }, /lacks libgtk-3\.so\.0, libasound/],
  ['no binary', { resolve: unreachable }, /no download/],
  ['a binary that wants more', { linkedLibraries: () => '\tlibxyz.so.1 => not found\n' }, /lacks libxyz\.so\.1/],
])('the first obstacle is named: %s', async (_name, changes, reason) => {
  const answer = await findDesktop(aDesktop(changes));
  expect(answer.ok ? '' : answer.reason).toMatch(reason);
});

test('elsewhere than Linux neither display nor libraries are asked for', async () => {
  expect(await findDesktop(aDesktop({ platform: 'darwin', env: {}, knownLibraries: () => '' }))).toMatchObject({
    ok: true,
  });
});
