import * as z from 'zod';
import type { VaultStore } from './token-vault.ts';
import type { VaultCipher } from './vault-cipher.ts';

const KeyFile = z.object({ version: z.literal(1), sealed: z.record(z.string(), z.base64()) });

/** The keys by which pages seal unsent texts: random, one a person and router, on disk only as the system's vault seals them. */
export interface TextKeys {
  /** The key in base64; null where there is no vault, and then nothing that was typed may be written to disk. */
  of(owner: string): Promise<string | null>;
}

const parseJson = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

export const createTextKeys = (store: VaultStore, cipher: VaultCipher, newKey: () => Buffer): TextKeys => {
  let turn: Promise<unknown> = Promise.resolve();

  const read = async (): Promise<Record<string, string>> => {
    const file = KeyFile.safeParse(parseJson(await store.read()));
    return file.success ? file.data.sealed : {};
  };

  const keyOf = async (owner: string): Promise<string | null> => {
    const sealed = await read();
    const bytes = sealed[owner];
    const known = bytes === undefined ? null : await cipher.open(Buffer.from(bytes, 'base64'));
    if (known !== null) return known;
    // None yet, or one that nothing opens any more: what it sealed is lost either way.
    const key = newKey().toString('base64');
    const wrapped = await cipher.seal(key);
    if (wrapped === null) return null;
    const next = { ...sealed, [owner]: wrapped.toString('base64') };
    await store.write(JSON.stringify({ version: 1, sealed: next }));
    return key;
  };

  return {
    // One after the other: two pages that ask at once must get the same key.
    of: (owner) => {
      const answer = turn.then(() => keyOf(owner));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
};
