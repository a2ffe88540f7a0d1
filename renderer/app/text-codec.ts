import type { TextCodec } from '../../shared/client/delivery/seal-texts.ts';
import type { ByteCodec } from '../../shared/client/files/file-store.ts';

const IV_BYTES = 12;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** Seals texts and bytes with AES-GCM under a key the page can use and not read back. */
export async function createTextCodec(key: string, crypto: Crypto): Promise<TextCodec & ByteCodec> {
  const { subtle } = crypto;
  const usable = await subtle.importKey('raw', fromBase64(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const bytes = await subtle.encrypt({ name: 'AES-GCM', iv }, usable, new TextEncoder().encode(text));
      return `${toBase64(iv)}.${toBase64(new Uint8Array(bytes))}`;
    },
    async open(sealed) {
      const [iv = '', bytes = ''] = sealed.split('.');
      const opened = await subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, usable, fromBase64(bytes));
      return new TextDecoder().decode(opened);
    },
    async sealBytes(bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, usable, bytes);
      const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
      whole.set(iv);
      whole.set(new Uint8Array(sealed), IV_BYTES);
      return whole.buffer;
    },
    openBytes: (sealed) =>
      subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(sealed, 0, IV_BYTES) }, usable, sealed.slice(IV_BYTES)),
  };
}
