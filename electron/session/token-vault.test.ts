import { describe, expect, it } from 'vitest';
import { aCipher, aCredential, aStore } from '../tests/a-session.ts';
import { openTokenVault } from './token-vault.ts';

const router = 'https://chat.example.com';
const other = 'https://other.example.com';

describe('token vault', () => {
  it('gives back after a restart what it took, and never writes it in clear', async () => {
    const store = aStore();
    const vault = await openTokenVault(store, aCipher());
    expect(await vault.write(router, aCredential())).toEqual({ persisted: true });
    expect(store.text).not.toContain('token-1');
    expect(store.text).not.toContain('ana@');
    const again = await openTokenVault(store, aCipher());
    expect(again.isPersisted(router)).toBe(true);
    expect(await again.read(router)).toEqual(aCredential());
  });

  it('keeps one session per router', async () => {
    const vault = await openTokenVault(aStore(), aCipher());
    await vault.write(router, aCredential());
    await vault.write(other, aCredential({ token: 'token-2' }));
    await vault.forget(router);
    expect(await vault.read(router)).toBeNull();
    expect((await vault.read(other))?.token).toBe('token-2');
  });

  it('without a system vault keeps the session in memory and writes nothing', async () => {
    const store = aStore();
    const vault = await openTokenVault(store, aCipher(false));
    expect(await vault.write(router, aCredential())).toEqual({ persisted: false });
    expect(vault.isPersisted(router)).toBe(false);
    expect(await vault.read(router)).toEqual(aCredential());
    expect(store.writes).toBe(0);
    expect(await (await openTokenVault(store, aCipher(false))).read(router)).toBeNull();
  });

  it('takes an old session off the disk when the vault is gone', async () => {
    const store = aStore();
    await (await openTokenVault(store, aCipher())).write(router, aCredential());
    const vault = await openTokenVault(store, aCipher(false));
    await vault.write(router, aCredential({ token: 'token-2' }));
    expect(JSON.parse(store.text ?? '')).toEqual({ version: 1, sealed: {} });
  });

  it('keeps a rep signed in when the disk is full', async () => {
    const full = { ...aStore(), write: async () => Promise.reject(new Error('ENOSPC')) };
    const vault = await openTokenVault(full, aCipher());
    expect(await vault.write(router, aCredential())).toEqual({ persisted: false });
    expect(await vault.read(router)).toEqual(aCredential());
  });

  it.each([
    ['no JSON', 'not json'],
    ['JSON of another shape', '{"version":2}'],
    ['a seal that opens to nothing known', '{"version":1,"sealed":{"https://chat.example.com":"AAAA"}}'],
  ])('starts empty from a damaged file: %s', async (_name, text) => {
    const vault = await openTokenVault(aStore(text), aCipher());
    expect(await vault.read(router)).toBeNull();
    expect(await vault.write(router, aCredential())).toEqual({ persisted: true });
  });

  it('forgets on disk, too', async () => {
    const store = aStore();
    const vault = await openTokenVault(store, aCipher());
    await vault.write(router, aCredential());
    await vault.forget(router);
    expect(await (await openTokenVault(store, aCipher())).read(router)).toBeNull();
  });
});
