import { safeStorage } from 'electron';

/** Turns text into bytes only this user on this machine can read back. */
export interface VaultCipher {
  /** Null when the system has no vault: then nothing may be written to disk. */
  seal(text: string): Promise<Buffer | null>;
  /** Null when these bytes cannot be opened here (another user, a reset key ring, a damaged file). */
  open(sealed: Buffer): Promise<string | null>;
}

type Vault = Pick<
  typeof safeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'isEncryptionAvailable'
  | 'encryptString'
  | 'decryptString'
  | 'getSelectedStorageBackend'
>;

// On Linux Chromium marks what it sealed with its own well-known password `v10`; a real key ring gives `v11` and up.
const isObfuscationOnly = (sealed: Buffer): boolean => sealed.subarray(0, 3).toString('latin1') === 'v10';

/**
 * The operating system's vault. Uses the asynchronous calls where they are, and the synchronous ones on versions of
 * Electron that lack them; both read each other's bytes. Refuses the `basic_text` backend, which protects nothing.
 */
export const vaultCipher = (
  platform: NodeJS.Platform = process.platform,
  vault: Partial<Vault> = safeStorage,
): VaultCipher => {
  const isLinux = platform === 'linux';
  const isAvailable = async (): Promise<boolean> => {
    if (isLinux && vault.getSelectedStorageBackend?.() === 'basic_text') return false;
    if (vault.isAsyncEncryptionAvailable) return vault.isAsyncEncryptionAvailable();
    return vault.isEncryptionAvailable?.() ?? false;
  };
  const encrypt = async (text: string): Promise<Buffer | undefined> =>
    vault.encryptStringAsync ? vault.encryptStringAsync(text) : vault.encryptString?.(text);
  const decrypt = async (sealed: Buffer): Promise<string | undefined> =>
    vault.decryptStringAsync ? (await vault.decryptStringAsync(sealed)).result : vault.decryptString?.(sealed);
  return {
    seal: async (text) => {
      try {
        const sealed = (await isAvailable()) ? await encrypt(text) : undefined;
        return sealed === undefined || (isLinux && isObfuscationOnly(sealed)) ? null : sealed;
      } catch {
        return null;
      }
    },
    open: async (sealed) => {
      try {
        return (await isAvailable()) ? ((await decrypt(sealed)) ?? null) : null;
      } catch {
        return null;
      }
    },
  };
};
