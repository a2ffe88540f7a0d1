import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ safeStorage: {} }));

const { vaultCipher } = await import('./vault-cipher.ts');

const sealedAs = (mark: string) => (text: string) =>
  Buffer.from(`${mark}${Buffer.from(text).toString('hex')}`, 'latin1');
const opened = (sealed: Buffer) => Buffer.from(sealed.toString('latin1').slice(3), 'hex').toString('utf8');

const syncVault = (backend: 'gnome_libsecret' | 'basic_text', mark = 'v11') => ({
  getSelectedStorageBackend: () => backend,
  isEncryptionAvailable: () => true,
  encryptString: sealedAs(mark),
  decryptString: opened,
});

const asyncVault = (mark = 'v11', available = true) => ({
  getSelectedStorageBackend: () => 'gnome_libsecret' as const,
  isAsyncEncryptionAvailable: async () => available,
  encryptStringAsync: async (text: string) => sealedAs(mark)(text),
  decryptStringAsync: async (sealed: Buffer) => ({ result: opened(sealed), shouldReEncrypt: false }),
});

describe('vaultCipher', () => {
  it.each([
    ['the synchronous calls of older Electron', syncVault('gnome_libsecret')],
    ['the asynchronous calls of newer Electron', asyncVault()],
  ])('seals and opens with %s', async (_name, vault) => {
    const cipher = vaultCipher('linux', vault);
    const sealed = await cipher.seal('tökén');
    expect(sealed?.toString('latin1')).not.toContain('tökén');
    expect(sealed && (await cipher.open(sealed))).toBe('tökén');
  });

  it('reads with the newer calls what the older ones sealed', async () => {
    const sealed = await vaultCipher('linux', syncVault('gnome_libsecret')).seal('token');
    expect(sealed && (await vaultCipher('linux', asyncVault()).open(sealed))).toBe('token');
  });

  it('refuses the backend that protects nothing', async () => {
    expect(await vaultCipher('linux', syncVault('basic_text')).seal('token')).toBeNull();
  });

  it('refuses what was sealed with Chromium’s well-known password, whatever the backend calls itself', async () => {
    expect(await vaultCipher('linux', syncVault('gnome_libsecret', 'v10')).seal('token')).toBeNull();
    expect(await vaultCipher('linux', asyncVault('v10')).seal('token')).toBeNull();
  });

  it('takes that mark elsewhere, where it stands for the key chain', async () => {
    expect(await vaultCipher('darwin', asyncVault('v10')).seal('token')).not.toBeNull();
  });

  it('is closed when the system says so, or knows no vault at all', async () => {
    expect(await vaultCipher('win32', asyncVault('v11', false)).seal('token')).toBeNull();
    expect(await vaultCipher('win32', {}).seal('token')).toBeNull();
  });

  it('gives nothing for bytes it cannot open', async () => {
    const broken = {
      ...syncVault('gnome_libsecret'),
      decryptString: () => {
        throw new Error('cannot decrypt');
      },
    };
    expect(await vaultCipher('linux', broken).open(Buffer.from('v11zz'))).toBeNull();
  });
});
