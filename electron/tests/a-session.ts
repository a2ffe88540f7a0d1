import type { Person } from '../../shared/domain/person.ts';
import type { LogFields } from '../log.ts';
import type { Credentials, VaultStore } from '../session/token-vault.ts';
import type { VaultCipher } from '../session/vault-cipher.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

/** A rep, for a test to change. */
export const aPerson = (change: Partial<Person> = {}): Person => ({
  id: '0192f0c1-2345-7abc-8def-0123456789ab',
  name: 'Ana Ribeiro',
  photo: null,
  email: 'ana@northwind.example',
  role: 'rep',
  zone: 'Europe/Lisbon',
  active: true,
  createdAt: 1_700_000_000_000,
  ...change,
});

/** What a router gives who signs in. */
export const aCredential = (change: Partial<Credentials> = {}): Credentials => ({
  token: 'token-1.signature',
  person: aPerson(),
  ...change,
});

/** A vault that really hides its text, or none at all. */
export const aCipher = (works = true): VaultCipher => ({
  seal: async (text) => (works ? Buffer.from(text).reverse() : null),
  open: async (sealed) => (works ? Buffer.from(sealed).reverse().toString('utf8') : null),
});

/** A file in memory. */
export const aStore = (text: string | null = null): VaultStore & { text: string | null; writes: number } => {
  const store = {
    text,
    writes: 0,
    read: async () => store.text,
    write: async (next: string) => {
      store.writes += 1;
      store.text = next;
    },
  };
  return store;
};

/** A settings file in memory. */
export const aSettingsFile = (
  values: Record<string, unknown> = {},
): SettingsFile & { values: Record<string, unknown> } => ({
  values,
  get: (key) => values[key],
  set: (key, value) => {
    values[key] = value;
  },
});

/** A log that keeps its lines. */
export const aLog = () => {
  const lines: (LogFields & { event: string })[] = [];
  const write = (event: string, fields: LogFields = {}): void => {
    lines.push({ event, ...fields });
  };
  return { lines, info: write, warn: write, error: write };
};
