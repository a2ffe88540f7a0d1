import { describe, expect, it } from 'vitest';
import { aCipher, aStore } from '../tests/a-session.ts';
import { createTextKeys } from './text-keys.ts';

const counted = () => {
  let made = 0;
  return () => {
    made += 1;
    return Buffer.from(`key ${made}`);
  };
};
const asKey = (text: string): string => Buffer.from(text).toString('base64');

describe('the keys for unsent texts', () => {
  it('are one a person and router, and the same after a restart', async () => {
    const store = aStore();
    const keys = createTextKeys(store, aCipher(), counted());
    expect(await Promise.all([keys.of('a'), keys.of('a'), keys.of('b')])).toEqual([
      asKey('key 1'),
      asKey('key 1'),
      asKey('key 2'),
    ]);
    expect(await createTextKeys(store, aCipher(), counted()).of('b')).toBe(asKey('key 2'));
  });

  it('lie on disk only as the vault seals them', async () => {
    const store = aStore();
    await createTextKeys(store, aCipher(), counted()).of('a');
    expect(store.text).not.toBeNull();
    expect(store.text).not.toContain(asKey('key 1'));
    expect(store.text).not.toContain(asKey(asKey('key 1')));
  });

  it('are none where there is no vault, and nothing is written', async () => {
    const store = aStore();
    expect(await createTextKeys(store, aCipher(false), counted()).of('a')).toBeNull();
    expect(store.writes).toBe(0);
  });

  it('keep what cannot be opened for now, and begin anew only where a vault seals again', async () => {
    const store = aStore();
    await createTextKeys(store, aCipher(), counted()).of('a');
    const before = store.text;
    await createTextKeys(store, aCipher(false), counted()).of('a');
    expect(store.text).toBe(before);
    const another = { ...aCipher(), open: async () => null };
    expect(await createTextKeys(store, another, counted()).of('a')).toBe(asKey('key 1'));
    expect(store.writes).toBe(2);
  });

  it('begin anew over a damaged file', async () => {
    expect(await createTextKeys(aStore('{"half'), aCipher(), counted()).of('a')).toBe(asKey('key 1'));
  });
});
