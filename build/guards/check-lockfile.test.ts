import { expect, test } from 'vitest';
import { checkLockfile, isAtLeast } from './check-lockfile.ts';
import { fixtureHouse } from './fixture-house.ts';

const lock = (
  packages: Record<string, { version: string; resolved?: string; optionalDependencies?: Record<string, string> }>,
): Record<string, string> => ({
  'package-lock.json': JSON.stringify({ packages }),
});

const sound = {
  'node_modules/engine.io': { version: '6.6.7' },
  'node_modules/socket.io-parser': { version: '4.3.0' },
};

test('a lock that keeps the floors and names no address is clean', () => {
  using house = fixtureHouse(lock(sound));
  expect(checkLockfile(house.root)).toEqual([]);
});

test('an old copy is found wherever it lies', () => {
  using house = fixtureHouse(
    lock({ ...sound, 'node_modules/socket.io-client/node_modules/socket.io-parser': { version: '4.2.6' } }),
  );
  expect(checkLockfile(house.root)).toMatchObject([{ rule: 'version-floor' }]);
});

test('a floor for a package that is gone is found', () => {
  using house = fixtureHouse(lock({ 'node_modules/engine.io': { version: '6.6.7' } }));
  expect(checkLockfile(house.root)).toMatchObject([{ rule: 'version-floor' }]);
});

test('a download address is found', () => {
  using house = fixtureHouse(
    lock({ ...sound, 'node_modules/zod': { version: '4.0.0', resolved: 'https://registry.example/zod.tgz' } }),
  );
  expect(checkLockfile(house.root)).toMatchObject([{ rule: 'no-download-address' }]);
});

test('a lock that lost the packages of other platforms is found, wherever a copy could lie', () => {
  const withOptional = (name: string) => ({
    ...sound,
    'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
    'node_modules/a-linux': { version: '1.0.0' },
    [name]: { version: '1.0.0' },
  });
  using lost = fixtureHouse(lock(withOptional('node_modules/b/node_modules/a-darwin')));
  expect(checkLockfile(lost.root)).toMatchObject([
    { rule: 'lock-is-complete', message: expect.stringContaining('a-darwin@1.0.0') },
  ]);
  for (const place of ['node_modules/a-darwin', 'node_modules/a/node_modules/a-darwin']) {
    using whole = fixtureHouse(lock(withOptional(place)));
    expect(checkLockfile(whole.root)).toEqual([]);
  }
});

test.each([
  ['6.6.7', '6.6.7', true],
  ['6.10.0', '6.6.7', true],
  ['7.0.0', '6.6.7', true],
  ['6.6.6', '6.6.7', false],
  ['6.6.7-rc.1', '6.6.7', false],
])('%s at least %s: %s', (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected);
});
