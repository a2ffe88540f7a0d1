import * as z from 'zod';
import { Person } from '../../shared/domain/person.ts';
import type { VaultCipher } from './vault-cipher.ts';

const Credentials = z.object({ token: z.string().min(1), person: Person });
/** What proves the session to one router, and whose it is. */
export type Credentials = z.infer<typeof Credentials>;

const VaultFile = z.object({ version: z.literal(1), sealed: z.record(z.string(), z.base64()) });

/** The bytes of the vault's file; the one thing a test replaces. */
export interface VaultStore {
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
}

/** Keeps credentials per router: in memory always, on disk only sealed by the system's vault. */
export interface TokenVault {
  read(routerUrl: string): Promise<Credentials | null>;
  /** Answers whether they will still be there after a quit. */
  write(routerUrl: string, credentials: Credentials): Promise<{ persisted: boolean }>;
  forget(routerUrl: string): Promise<void>;
  isPersisted(routerUrl: string): boolean;
}

const parseJson = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

export const openTokenVault = async (store: VaultStore, cipher: VaultCipher): Promise<TokenVault> => {
  const file = VaultFile.safeParse(parseJson(await store.read()));
  const sealed = new Map(file.success ? Object.entries(file.data.sealed) : []);
  const memory = new Map<string, Credentials>();
  let saving: Promise<void> = Promise.resolve();

  // One write after the other: two at once could leave the older one last.
  const save = (): Promise<void> => {
    const text = JSON.stringify({ version: 1, sealed: Object.fromEntries(sealed) });
    saving = saving.catch(() => undefined).then(() => store.write(text));
    return saving;
  };

  const unseal = async (routerUrl: string): Promise<Credentials | null> => {
    const bytes = sealed.get(routerUrl);
    const text = bytes === undefined ? null : await cipher.open(Buffer.from(bytes, 'base64'));
    const parsed = Credentials.safeParse(parseJson(text));
    if (!parsed.success) return null;
    memory.set(routerUrl, parsed.data);
    return parsed.data;
  };

  return {
    read: async (routerUrl) => memory.get(routerUrl) ?? (await unseal(routerUrl)),
    write: async (routerUrl, credentials) => {
      memory.set(routerUrl, credentials);
      const bytes = await cipher.seal(JSON.stringify(credentials));
      const had = sealed.delete(routerUrl);
      if (bytes) sealed.set(routerUrl, bytes.toString('base64'));
      if (!bytes && !had) return { persisted: false };
      try {
        await save();
      } catch {
        // A full disk must not keep a rep out: they are signed in until they quit.
        sealed.delete(routerUrl);
      }
      return { persisted: sealed.has(routerUrl) };
    },
    forget: async (routerUrl) => {
      memory.delete(routerUrl);
      if (sealed.delete(routerUrl)) await save();
    },
    isPersisted: (routerUrl) => sealed.has(routerUrl),
  };
};
